{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
<p class="lead">[[deadlines.lead]]</p>
{{#FAULT_SHOWN}}
<section class="card s-impossible" aria-labelledby="fehler">
<svg class="big" aria-hidden="true"><use href="#i-impossible"/></svg>
<div role="alert"><h2 id="fehler">[[deadlines.error_title]]</h2>
<p>{{FAULT}}</p></div>
</section>
{{/FAULT_SHOWN}}
{{#ANSWER}}
<section class="deadline" aria-labelledby="ergebnis">
<h2 id="ergebnis">{{RULE_TITLE}}</h2>
{{#LAST_DAY}}
<p>{{LAST_LABEL}}</p>
<p class="large" role="status"><time datetime="{{DAY_ISO}}">{{DAY}}</time></p>
<p>{{LEFT}} [[deadlines.until]]</p>
{{/LAST_DAY}}
{{#LATEST}}
<p>[[deadlines.latest]] <b><time datetime="{{DAY_ISO}}">{{DAY}}</time></b></p>
{{/LATEST}}
{{#TOO_LATE}}
<p><b>[[deadlines.too_late]]</b></p>
{{/TOO_LATE}}
{{#NOT_BEFORE}}
<p>[[deadlines.not_before]] <b><time datetime="{{DAY_ISO}}">{{DAY}}</time></b></p>
{{/NOT_BEFORE}}
{{#NO_DAY}}
<p class="large" role="status">[[deadlines.no_day]]</p>
{{/NO_DAY}}
{{#NOTIFIED}}
<p>[[deadlines.notified]] <b><time datetime="{{DAY_ISO}}">{{DAY}}</time></b></p>
{{/NOTIFIED}}
{{#OPEN}}
<p class="note">{{OPEN_TEXT}}{{#OPEN_DAY}} [[deadlines.then]] <b><time datetime="{{DAY_ISO}}">{{DAY}}</time></b>{{/OPEN_DAY}} <small lang="de">[{{OPEN_LAW}}]</small></p>
{{/OPEN}}
<h3>[[deadlines.reasons]]</h3>
<ol>
{{#REASON}}
<li>{{REASON_TEXT}} <small lang="de">[{{REASON_LAW}}]</small></li>
{{/REASON}}
</ol>
<p>[[deadlines.holidays]]</p>
<p><b>[[deadlines.caveat]]</b></p>
</section>
{{/ANSWER}}
<section aria-labelledby="jetzt">
<h2 id="jetzt">[[deadlines.now]]</h2>
<p>[[deadlines.until]]</p>
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
<p><a class="more" href="{{SUB}}standorte/">[[deadlines.addresses]]</a></p>
</section>
<section aria-labelledby="rechner">
<h2 id="rechner">[[deadlines.calculator]]</h2>
{{#LIVE}}
<p>[[deadlines.nothing_kept]]</p>
<form class="ask" action="{{SUB}}fristen/#inhalt">
<p><label for="frist">[[deadlines.rule]]</label>
<select id="frist" name="frist" required>
<option value="">[[deadlines.choose]]</option>
{{#RULES}}
<optgroup label="{{GROUP}}">
{{#RULE}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>
{{/RULE}}
</optgroup>
{{/RULES}}
</select></p>
<p><label for="weg">[[deadlines.channel]]</label>
<select id="weg" name="weg" aria-describedby="weg-hilfe">
<option value="">[[deadlines.channel_none]]</option>
{{#WAY_OPTION}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>
{{/WAY_OPTION}}
</select>
<small id="weg-hilfe">[[deadlines.channel_hint]]</small></p>
<p><label for="tag">[[deadlines.day]]</label>
<input id="tag" name="tag" type="text" required maxlength="20" autocomplete="off" value="{{GIVEN_DAY}}" aria-describedby="tag-hilfe">
<small id="tag-hilfe">[[deadlines.day_hint]]</small></p>
<details{{#MORE_OPEN}} open{{/MORE_OPEN}}>
<summary>[[deadlines.more]]</summary>
<p><label for="ankunft">[[deadlines.arrived]]</label>
<input id="ankunft" name="ankunft" type="text" maxlength="20" autocomplete="off" value="{{GIVEN_ARRIVED}}"></p>
<p><label for="zahl">[[deadlines.length]]</label>
<input id="zahl" name="zahl" type="text" inputmode="numeric" maxlength="4" autocomplete="off" value="{{GIVEN_COUNT}}"></p>
<p><label for="einheit">[[deadlines.unit]]</label>
<select id="einheit" name="einheit">
{{#UNIT}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>
{{/UNIT}}
</select></p>
</details>
<p><button>[[deadlines.submit]]</button></p>
</form>
{{/LIVE}}
{{#EXPORTED}}
<p>[[deadlines.exported]]</p>
{{/EXPORTED}}
</section>
<section aria-labelledby="schreiben">
<h2 id="schreiben">[[deadlines.write]]</h2>
<ul>
<li>[[deadlines.write_1]]</li>
<li>[[deadlines.write_2]]</li>
<li>[[deadlines.write_3]]</li>
<li>[[deadlines.write_4]]</li>
</ul>
<p>[[deadlines.write_later]]</p>
</section>
<section aria-labelledby="versaeumt">
<h2 id="versaeumt">[[deadlines.missed]]</h2>
<p>[[deadlines.missed_1]]</p>
<p>[[deadlines.missed_2]]</p>
</section>
[[>foot]]
