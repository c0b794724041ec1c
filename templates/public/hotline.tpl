{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
<section class="card s-{{STATE}}" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div><h2 id="lage">{{STATE_SENTENCE}}</h2><p class="lead">{{SUMMARY}}</p>
{{#CAUSE_SHOWN}}
<p{{#CAUSE_DE}} lang="de"{{/CAUSE_DE}}>{{CAUSE}}</p>
{{/CAUSE_SHOWN}}
{{#FORECAST_SHOWN}}
<p><b>[[home.forecast]]</b> {{FORECAST}}</p>
{{/FORECAST_SHOWN}}
<p class="asof">{{STATE_ASOF}}</p></div>
</section>
<p class="noprint">[[hotline.keys]]</p>
<ul class="ways">
{{#CHANNEL}}
<li class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg><span>{{CHANNEL_NAME}}: {{STATE_WORD}}</span></li>
{{/CHANNEL}}
</ul>
<nav class="letters" aria-label="[[services.letters]]">
{{#LETTER_LINK}}
<a href="#{{LETTER}}" accesskey="{{LETTER_KEY}}">{{LETTER}}</a>
{{/LETTER_LINK}}
</nav>
{{#LETTER_GROUP}}
<section>
<h2 id="{{LETTER}}" tabindex="-1">{{LETTER}}</h2>
<dl class="answers">
{{#ANSWER}}
<div><dt><a href="{{SUB}}leistungen/{{SERVICE_ID}}/">{{SERVICE_NAME}}</a> <span class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>{{STATE_WORD}}</span></dt>
<dd>{{#ANSWER_TEXT_SHOWN}}<span{{#ANSWER_TEXT_DE}} lang="de"{{/ANSWER_TEXT_DE}}>{{ANSWER_TEXT}}</span> {{/ANSWER_TEXT_SHOWN}}<small><span lang="de">{{TRANSFER_OFFICE}}</span>{{#TRANSFER_SHOWN}} <b>{{TRANSFER}}</b>{{/TRANSFER_SHOWN}}</small></dd></div>
{{/ANSWER}}
</dl>
</section>
{{/LETTER_GROUP}}
[[>foot]]
