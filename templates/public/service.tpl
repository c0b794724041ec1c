{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<nav class="crumbs" aria-label="[[nav.crumbs]]"><a href="{{SUB}}leistungen/">[[nav.services]]</a>{{#OFFICE_SHOWN}} <span aria-hidden="true">›</span> <a href="{{OFFICE_HREF}}"{{#OFFICE_GERMAN}} lang="de"{{/OFFICE_GERMAN}}>{{OFFICE}}</a>{{/OFFICE_SHOWN}}</nav>
<h1{{#NAME_GERMAN}} lang="de"{{/NAME_GERMAN}}>{{NAME}}</h1>
{{#STATE_CARD}}
<section class="card s-{{STATE}}" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div>
<h2 id="lage">{{STATE_SENTENCE}}</h2>
{{#CONFIRMED_SHOWN}}
<p class="lead"{{#CONFIRMED_DE}} lang="de"{{/CONFIRMED_DE}}>{{CONFIRMED}}</p>
{{/CONFIRMED_SHOWN}}
{{#CONDITIONS_SHOWN}}
<p><b>[[service.conditions]]</b> <span lang="de">{{CONDITIONS}}</span></p>
{{/CONDITIONS_SHOWN}}
{{#FALLBACK_SHOWN}}
<p class="lead"{{#FALLBACK_DE}} lang="de"{{/FALLBACK_DE}}>{{FALLBACK}}</p>
{{/FALLBACK_SHOWN}}
{{#WHY_SHOWN}}
<p>{{WHY}}</p>
{{/WHY_SHOWN}}
{{#CHANGED_SHOWN}}
<p class="asof">{{CHANGED}}</p>
{{/CHANGED_SHOWN}}
<p class="asof">{{STATE_SOURCE}}{{#UNTIL_SHOWN}} · <b>{{UNTIL}}</b>{{/UNTIL_SHOWN}}</p>
</div>
</section>
{{/STATE_CARD}}
[[>booking_called_off]]
{{#ELSEWHERE_NOTE}}
<p class="note">{{NOTE}}{{#NOTE_LINK_SHOWN}} <a href="{{NOTE_HREF}}">{{NOTE_LINK}}</a>{{/NOTE_LINK_SHOWN}}</p>
{{/ELSEWHERE_NOTE}}
{{#TOWNS}}
<section aria-labelledby="staedte">
<h2 id="staedte">[[service.towns]]</h2>
<ul class="plain two">
{{#TOWN_LINK}}
<li><a href="{{HREF}}">{{LABEL}}</a></li>
{{/TOWN_LINK}}
</ul>
</section>
{{/TOWNS}}
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
{{#STEPS}}
<section aria-labelledby="schritte">
<h2 id="schritte">[[service.steps]]</h2>
<table class="rows">
<thead><tr><th scope="col">[[service.step]]</th><th scope="col">[[service.state]]</th><th scope="col">[[service.how]]</th></tr></thead>
<tbody>
{{#STEP}}
<tr><th scope="row">{{STEP_NAME}}</th><td><span class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>{{STATE_WORD}}</span></td><td>{{#STEP_TEXT_SHOWN}}<span{{#STEP_TEXT_DE}} lang="de"{{/STEP_TEXT_DE}}>{{STEP_TEXT}}</span> {{/STEP_TEXT_SHOWN}}<span class="asof">{{STEP_SOURCE}}</span></td></tr>
{{/STEP}}
</tbody>
</table>
</section>
{{/STEPS}}
{{#DEADLINE}}
<section class="deadline" aria-labelledby="frist">
<h2 id="frist">[[service.deadline]]</h2>
<p>{{DEADLINE_RULE}}</p>
<p>[[deadline.runs_on]]{{#KEEP_SHOWN}} {{KEEP}}{{/KEEP_SHOWN}}</p>
{{#COMPUTE}}
<p><a class="more" href="{{SUB}}fristen/{{#COMPUTE_RULE_SHOWN}}?frist={{COMPUTE_RULE}}{{/COMPUTE_RULE_SHOWN}}">[[deadline.compute]]</a></p>
{{/COMPUTE}}
</section>
{{/DEADLINE}}
{{#BRING}}
<section aria-labelledby="mitbringen">
<h2 id="mitbringen">[[service.bring]]</h2>
<ul{{#BRING_GERMAN}} lang="de"{{/BRING_GERMAN}}>
{{#BRING_ITEM}}
<li>{{BRING_TEXT}}</li>
{{/BRING_ITEM}}
</ul>
</section>
{{/BRING}}
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
<p><a class="more" href="{{WHERE_SUB}}standorte/">[[service.all_sites]]</a></p>
</section>
{{/WHERE}}
{{#WHOM}}
<section aria-labelledby="wen">
<h2 id="wen">[[service.whom]]</h2>
{{#PHONE_DOWN}}
<p class="note s-impossible"><svg class="i" aria-hidden="true"><use href="#i-impossible"/></svg> [[home.phone_down]]</p>
{{/PHONE_DOWN}}
{{#NO_ENTRIES}}
<p>[[service.no_numbers]]</p>
<ul class="numbers"><li><span lang="de">{{NUMBER_FOR}}</span> <a class="tel" href="tel:{{NUMBER_DIAL}}">{{NUMBER_TEXT}}</a></li></ul>
<p><a class="more" href="{{WHERE_SUB}}telefon/">[[home.numbers_all]]</a></p>
{{/NO_ENTRIES}}
{{#NO_NUMBERS}}
<p>[[home.no_numbers]]</p>
{{/NO_NUMBERS}}
{{#PEOPLE}}
[[>people]]
{{/PEOPLE}}
</section>
{{/WHOM}}
{{#WAYS}}
<section aria-labelledby="wege">
<h2 id="wege">[[service.channels]]</h2>
<ul class="ways">
{{#CHANNEL}}
<li class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg><span>{{CHANNEL_NAME}}: {{STATE_WORD}}</span></li>
{{/CHANNEL}}
</ul>
</section>
{{/WAYS}}
{{#ONLINE_FORM}}
<p><a class="more" href="{{ONLINE_HREF}}">[[filing.link]]</a></p>
{{/ONLINE_FORM}}
{{#BOOKING}}
<p><a class="more" href="{{BOOKING_HREF}}">[[booking.link]]</a></p>
{{/BOOKING}}
<p class="tools"><a href="{{SUB}}leistungen/{{SERVICE_ID}}/aushang/">[[service.poster]]</a> · <a href="{{SUB}}leistungen/">[[home.services_all]]</a></p>
[[>foot]]
