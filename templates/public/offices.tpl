{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
<p>[[offices.intro]]</p>
<ul class="sites">
{{#OFFICE_ITEM}}
<li><h2><a href="{{SUB}}aemter/{{OFFICE_ID}}/"{{#OFFICE_GERMAN}} lang="de"{{/OFFICE_GERMAN}}>{{OFFICE}}</a></h2>
{{#OFFICE_STATE}}
<p><span class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>{{STATE_WORD}}</span></p>
{{/OFFICE_STATE}}
{{#OFFICE_COUNT_SHOWN}}
<p>{{OFFICE_COUNT}}</p>
{{/OFFICE_COUNT_SHOWN}}
[[>today]]
</li>
{{/OFFICE_ITEM}}
</ul>
{{#DISTRICT_SHOWN}}
<p><a class="more" href="{{DISTRICT_HREF}}">{{DISTRICT}}</a></p>
{{/DISTRICT_SHOWN}}
[[>foot]]
