{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
<section class="card s-{{STATE}}" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div>
<h2 id="lage">{{STATE_SENTENCE}}</h2>
<p class="lead">{{SUMMARY}}</p>
{{#INCIDENT}}
<dl class="facts">
<div><dt>[[home.since]]</dt><dd><time datetime="{{SINCE_ISO}}">{{SINCE}}</time></dd></div>
{{#CAUSE_SHOWN}}
<div><dt>[[home.cause]]</dt><dd{{#CAUSE_DE}} lang="de"{{/CAUSE_DE}}>{{CAUSE}}</dd></div>
{{/CAUSE_SHOWN}}
<div><dt>[[home.forecast]]</dt><dd>{{FORECAST}}<br><small>{{FORECAST_ASOF}}</small></dd></div>
</dl>
{{/INCIDENT}}
<p class="asof">{{STATE_ASOF}}</p>
</div>
</section>
[[>booking_called_off]]
{{#LIVE}}
<form class="search" action="{{SUB}}leistungen/" role="search">
<label for="q">[[services.search_label]]</label>
<div><input id="q" name="q" type="search" maxlength="80" autocomplete="off"><button>[[services.search_button]]</button></div>
</form>
{{/LIVE}}
{{#NEWS}}
<section aria-labelledby="neues">
<h2 id="neues">[[home.news]]</h2>
<ul class="news">
{{#ITEM}}
[[>news_item]]
{{/ITEM}}
</ul>
<p><a class="more" href="{{SUB}}meldungen/">[[home.news_all]]</a></p>
</section>
{{/NEWS}}
<section aria-labelledby="wege">
<h2 id="wege">[[home.channels]]</h2>
<ul class="channels">
{{#CHANNEL}}
<li class="s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div><b>{{CHANNEL_NAME}}</b> <span class="word">{{STATE_WORD}}</span>
{{#CHANNEL_TEXT_SHOWN}}
<p{{#CHANNEL_TEXT_DE}} lang="de"{{/CHANNEL_TEXT_DE}}>{{CHANNEL_TEXT}}</p>
{{/CHANNEL_TEXT_SHOWN}}
<p class="asof">{{CHANNEL_SOURCE}}</p></div></li>
{{/CHANNEL}}
</ul>
{{#OTHER_WAYS}}
<h3>[[home.other_ways]]</h3>
<ul>
{{#WAY}}
<li><b>{{WAY_NAME}}</b>{{#WAY_TEXT_SHOWN}}: <span{{#WAY_TEXT_DE}} lang="de"{{/WAY_TEXT_DE}}>{{WAY_TEXT}}</span>{{/WAY_TEXT_SHOWN}}</li>
{{/WAY}}
</ul>
{{/OTHER_WAYS}}
<p><a class="more" href="{{SUB}}fristen/">[[home.deadlines]]</a>{{#LIVE}} · <a class="more" href="{{SUB}}einreichen/">[[filing.link]]</a> · <a class="more" href="{{SUB}}termine/">[[booking.link]]</a> · <a class="more" href="{{SUB}}abholung/">[[pickup.link]]</a>{{/LIVE}}</p>
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
<li><span lang="de">{{NUMBER_FOR}}</span> <a class="tel" href="tel:{{NUMBER_DIAL}}">{{NUMBER_TEXT}}</a></li>
{{/NUMBER}}
</ul>
<p><a class="more" href="{{SUB}}telefon/">[[home.numbers_all]]</a></p>
</section>
<section aria-labelledby="anliegen">
<h2 id="anliegen">[[home.services]]</h2>
<div class="cols">
{{#GROUP}}
<section aria-labelledby="g-{{STATE}}">
<h3 id="g-{{STATE}}" class="s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg> {{GROUP_TITLE}}</h3>
<ul class="plain">
{{#SERVICE}}
<li><a href="{{SUB}}leistungen/{{SERVICE_ID}}/">{{SERVICE_NAME}}</a></li>
{{/SERVICE}}
</ul>
{{#GROUP_ALL_SHOWN}}
<p><a class="more" href="{{SUB}}leistungen/?zustand={{STATE}}">{{GROUP_ALL}}</a></p>
{{/GROUP_ALL_SHOWN}}
</section>
{{/GROUP}}
</div>
<p><a class="more" href="{{SUB}}leistungen/">[[home.services_all]]</a></p>
</section>
[[>announcement_data]]
[[>foot]]
