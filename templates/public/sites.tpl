{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
{{#COUNTER}}
<p class="note s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg> <b>[[sites.counter]] {{STATE_WORD}}</b>{{#COUNTER_TEXT_SHOWN}} <span{{#COUNTER_TEXT_DE}} lang="de"{{/COUNTER_TEXT_DE}}>{{COUNTER_TEXT}}</span>{{/COUNTER_TEXT_SHOWN}}</p>
{{/COUNTER}}
<ul class="sites">
{{#SITE}}
<li><h2 lang="de">{{SITE_NAME}}</h2>
<p lang="de">{{SITE_ADDRESS}}</p>
[[>today]]
{{#WEEK}}
<table class="week">
<caption>[[sites.week]]</caption>
<tbody>
{{#DAY}}
<tr><th scope="row">{{DAY_NAME}}, {{DAY_DATE}}</th><td>{{DAY_HOURS}}{{#DAY_HOLIDAY_SHOWN}} (<span lang="de">{{DAY_HOLIDAY}}</span>){{/DAY_HOLIDAY_SHOWN}}{{#DAY_EXCEPTION}} ([[hours.exception]]){{/DAY_EXCEPTION}}</td></tr>
{{/DAY}}
</tbody>
</table>
{{/WEEK}}
{{#SITE_OFFICES_SHOWN}}
<p><b>[[sites.offices]]</b> <span lang="de">{{SITE_OFFICES}}</span></p>
{{/SITE_OFFICES_SHOWN}}
</li>
{{/SITE}}
</ul>
{{#NO_SITES}}
<p>[[sites.none]]</p>
{{/NO_SITES}}
[[>foot]]
