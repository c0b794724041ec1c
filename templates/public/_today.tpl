{{%AUTOESCAPE context="HTML"}}
{{#TODAY_SHOWN}}
<p class="today">[[hours.today]] <b>{{TODAY}}</b>{{#HOLIDAY_SHOWN}} (<span lang="de">{{HOLIDAY}}</span>){{/HOLIDAY_SHOWN}}{{#EXCEPTION}} ([[hours.exception]]){{/EXCEPTION}}{{#IS_OPEN}} · <span class="st s-possible"><svg class="i" aria-hidden="true"><use href="#i-possible"/></svg>[[hours.open_now]]</span>{{/IS_OPEN}}{{#IS_CLOSED}} · <span class="st s-unknown">[[hours.closed_now]]</span>{{/IS_CLOSED}}{{#OPEN_TEXT_SHOWN}}, {{OPEN_TEXT}}{{/OPEN_TEXT_SHOWN}}</p>
{{/TODAY_SHOWN}}
