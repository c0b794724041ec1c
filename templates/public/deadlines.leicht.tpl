{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
<p class="lead">[[deadlines.easy_1]]</p>
<p>[[deadlines.easy_2]]</p>
<p>[[deadlines.easy_3]]</p>
<section aria-labelledby="jetzt">
<h2 id="jetzt">[[deadlines.now]]</h2>
<ul class="channels">
{{#CHANNEL}}
<li class="s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div><b>{{CHANNEL_NAME}}</b> <span class="word">{{STATE_WORD}}</span>
{{#ADVICE_SHOWN}}
<p>{{ADVICE}}</p>
{{/ADVICE_SHOWN}}
</div></li>
{{/CHANNEL}}
</ul>
</section>
<section aria-labelledby="schreiben">
<h2 id="schreiben">[[deadlines.write]]</h2>
<ul>
<li>[[deadlines.write_1]]</li>
<li>[[deadlines.write_2]]</li>
<li>[[deadlines.write_3]]</li>
<li>[[deadlines.write_4]]</li>
</ul>
</section>
<section aria-labelledby="versaeumt">
<h2 id="versaeumt">[[deadlines.missed]]</h2>
<p>[[deadlines.missed_1]]</p>
<p>[[deadlines.missed_2]]</p>
</section>
<section aria-labelledby="rechner">
<h2 id="rechner">[[deadlines.calculator]]</h2>
{{#LIVE}}
<p>[[deadlines.easy_calculator]]</p>
<p><a class="more" href="{{SUB}}fristen/">[[deadlines.submit]]</a></p>
{{/LIVE}}
{{#EXPORTED}}
<p>[[deadlines.exported]]</p>
{{/EXPORTED}}
</section>
[[>foot]]
