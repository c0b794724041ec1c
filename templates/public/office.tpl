{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<nav class="crumbs" aria-label="[[nav.crumbs]]"><a href="{{SUB}}aemter/">[[nav.offices]]</a></nav>
<h1{{#OFFICE_GERMAN}} lang="de"{{/OFFICE_GERMAN}}>{{OFFICE}}</h1>
{{#OFFICE_STATE}}
<section class="card s-{{STATE}}" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div>
<h2 id="lage">{{STATE_WORD}}</h2>
{{#OFFICE_TEXT_SHOWN}}
<p class="lead"{{#OFFICE_TEXT_DE}} lang="de"{{/OFFICE_TEXT_DE}}>{{OFFICE_TEXT}}</p>
{{/OFFICE_TEXT_SHOWN}}
<p class="asof">{{OFFICE_ASOF}}{{#UNTIL_SHOWN}} · <b>{{UNTIL}}</b>{{/UNTIL_SHOWN}}</p>
</div>
</section>
{{/OFFICE_STATE}}
{{#NEWS}}
<section aria-labelledby="neues">
<h2 id="neues">[[home.news]]</h2>
<ul class="news">
{{#ITEM}}
[[>news_item]]
{{/ITEM}}
</ul>
</section>
{{/NEWS}}
{{#WHERE}}
<section aria-labelledby="wo">
<h2 id="wo">[[service.where]]</h2>
<ul class="sites">
{{#SITE}}
<li><h3 lang="de">{{SITE_NAME}}</h3>
<p lang="de">{{SITE_ADDRESS}}</p>
[[>today]]
</li>
{{/SITE}}
</ul>
</section>
{{/WHERE}}
{{#HOURS_ONLY}}
<section aria-labelledby="wo">
<h2 id="wo">[[office.hours]]</h2>
[[>today]]
</section>
{{/HOURS_ONLY}}
{{#SERVICES}}
<section aria-labelledby="leistungen">
<h2 id="leistungen">[[office.services]]</h2>
[[>service_list]]
</section>
{{/SERVICES}}
{{#PEOPLE}}
<section aria-labelledby="wen">
<h2 id="wen">[[service.whom]]</h2>
[[>people]]
</section>
{{/PEOPLE}}
[[>foot]]
