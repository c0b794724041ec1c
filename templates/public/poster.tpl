{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>poster_top]]
<p class="brand"><b>{{TOWN}}</b> [[nav.brand]]</p>
<h1>{{HEADLINE}}</h1>
<section class="card s-{{STATE}}" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div><h2 id="lage">{{STATE_SENTENCE}}</h2>
<p class="lead">{{SUMMARY}}</p>
{{#FALLBACK_SHOWN}}
<p class="lead"{{#FALLBACK_DE}} lang="de"{{/FALLBACK_DE}}>{{FALLBACK}}</p>
{{/FALLBACK_SHOWN}}
{{#CAUSE_SHOWN}}
<p{{#CAUSE_DE}} lang="de"{{/CAUSE_DE}}>{{CAUSE}}</p>
{{/CAUSE_SHOWN}}
{{#FORECAST_SHOWN}}
<p><b>[[home.forecast]]</b> {{FORECAST}}</p>
{{/FORECAST_SHOWN}}
</div>
</section>
{{#WAYS}}
<section aria-labelledby="wege"><h2 id="wege">[[home.channels]]</h2>
<ul class="ways">
{{#CHANNEL}}
<li class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg><span>{{CHANNEL_NAME}}: {{STATE_WORD}}</span></li>
{{/CHANNEL}}
</ul>
</section>
{{/WAYS}}
{{#NUMBERS}}
<section aria-labelledby="rufnummern"><h2 id="rufnummern">[[home.numbers]]</h2>
<ul class="numbers">
{{#NUMBER}}
<li><span lang="de">{{NUMBER_FOR}}</span> <b>{{NUMBER_TEXT}}</b></li>
{{/NUMBER}}
</ul>
</section>
{{/NUMBERS}}
{{#BRING}}
<section aria-labelledby="mitbringen"><h2 id="mitbringen">[[service.bring]]</h2>
<ul{{#BRING_GERMAN}} lang="de"{{/BRING_GERMAN}}>
{{#BRING_ITEM}}
<li>{{BRING_TEXT}}</li>
{{/BRING_ITEM}}
</ul>
</section>
{{/BRING}}
<section class="valid" aria-label="[[poster.validity]]">
<div><p class="large">{{POSTER_ASOF}}</p>
<p class="large">{{POSTER_UNTIL}}</p>
<p>[[poster.then]]</p>
{{#QR_SHOWN}}
<p>[[poster.scan]] <span class="url">{{QR_URL}}</span></p>
{{/QR_SHOWN}}
</div>
{{#QR_SHOWN}}
<svg class="qr" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="[[poster.qr]]"><path class="bg" d="M0 0h{{QR_SIZE}}v{{QR_SIZE}}H0z"/><path d="{{QR_PATH}}"/></svg>
{{/QR_SHOWN}}
</section>
</main>
</body>
</html>
