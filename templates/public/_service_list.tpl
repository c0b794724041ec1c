{{%AUTOESCAPE context="HTML"}}
<ul class="list two">
{{#SERVICE}}
<li><a href="{{SUB}}leistungen/{{SERVICE_ID}}/">{{SERVICE_NAME}}</a> <span class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>{{STATE_WORD}}</span>{{#BY_DISTRICT}} <small>[[services.by_district]]</small>{{/BY_DISTRICT}}</li>
{{/SERVICE}}
</ul>
