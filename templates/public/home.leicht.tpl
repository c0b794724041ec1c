{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
<section class="card s-{{STATE}}" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div>
<h2 id="lage">{{STATE_SENTENCE}}</h2>
{{#SUMMARY_LINE}}
<p class="lead">{{SUMMARY_TEXT}}</p>
{{/SUMMARY_LINE}}
{{#INCIDENT}}
<p>[[home.since]]<br><time datetime="{{SINCE_ISO}}">{{SINCE}}</time></p>
<p>[[home.forecast]]<br>{{FORECAST}}</p>
{{/INCIDENT}}
<p class="asof">{{STATE_ASOF}}</p>
</div>
</section>
[[>booking_called_off]]
<section aria-labelledby="wege">
<h2 id="wege">[[home.channels]]</h2>
<ul class="channels">
{{#CHANNEL}}
<li class="s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg><div><b>{{CHANNEL_NAME}}</b> <span class="word">{{STATE_WORD}}</span></div></li>
{{/CHANNEL}}
</ul>
{{#LIVE}}
<p><a class="more" href="{{BASE}}einreichen/">[[filing.link]]</a> · <a class="more" href="{{BASE}}termine/">[[booking.link]]</a> · <a class="more" href="{{BASE}}abholung/">[[pickup.link]]</a></p>
{{/LIVE}}
</section>
<section aria-labelledby="rufnummern">
<h2 id="rufnummern">[[home.numbers]]</h2>
{{#PHONE_DOWN}}
<p class="note s-impossible"><svg class="i" aria-hidden="true"><use href="#i-impossible"/></svg> [[home.phone_down]]</p>
{{/PHONE_DOWN}}
{{#NO_NUMBERS}}
<p>[[home.no_numbers]]</p>
{{/NO_NUMBERS}}
<ul class="numbers">
{{#NUMBER}}
<li>{{NUMBER_FOR}} <a class="tel" href="tel:{{NUMBER_DIAL}}">{{NUMBER_TEXT}}</a></li>
{{/NUMBER}}
</ul>
</section>
<section aria-labelledby="anliegen">
<h2 id="anliegen">[[home.services]]</h2>
<p>[[home.german_pages]]</p>
{{#GROUP}}
<h3 class="s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg> {{GROUP_TITLE}}</h3>
<ul class="plain">
{{#SERVICE}}
<li><a href="{{SUB}}leistungen/{{SERVICE_ID}}/">{{SERVICE_NAME}}</a></li>
{{/SERVICE}}
</ul>
{{/GROUP}}
</section>
<section aria-labelledby="hilfe">
<h2 id="hilfe">[[home.help]]</h2>
<p>[[home.help_1]]</p>
<p>[[home.help_2]]</p>
<p>[[home.help_3]] <a href="{{BASE}}fristen/">[[nav.deadlines]]</a></p>
</section>
[[>foot]]
