{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADLINE}}</h1>
{{#READY}}
<section class="card s-possible" aria-labelledby="antwort">
<svg class="big" aria-hidden="true"><use href="#i-possible"/></svg>
<div role="status"><h2 id="antwort">[[pickup.ready]]</h2>
<p><b>{{DOCUMENT}}</b></p>
{{#AT_SITE}}
<p>[[pickup.where]] <b lang="de">{{SITE_NAME}}</b>, <span lang="de">{{SITE_ADDRESS}}</span></p>
[[>today]]
{{/AT_SITE}}
<p>[[pickup.bring]]</p>
<ul>
<li>[[pickup.bring_identity]]</li>
{{#BRING_OLD}}
<li>[[pickup.bring_old]]</li>
{{/BRING_OLD}}
{{#BRING_PARENTS}}
<li>[[pickup.bring_parents]]</li>
{{/BRING_PARENTS}}
{{#BRING_PIN}}
<li>[[pickup.bring_pin]]</li>
{{/BRING_PIN}}
</ul>
<p>[[pickup.somebody_else]]</p>
</div>
</section>
{{/READY}}
{{#NOTHING}}
<section class="card s-unknown" aria-labelledby="antwort">
<svg class="big" aria-hidden="true"><use href="#i-unknown"/></svg>
<div role="status"><h2 id="antwort">[[pickup.nothing]]</h2>
<p>[[pickup.nothing_text]]</p></div>
</section>
<p><a class="more" href="{{SELF}}">[[pickup.again]]</a></p>
{{/NOTHING}}
{{#LIMITED}}
<p class="note s-limited" role="status">[[pickup.limited]]</p>
{{/LIMITED}}
{{#LOCKED}}
<p class="note s-limited" role="status">[[pickup.locked]]</p>
{{/LOCKED}}
{{#CLOSED}}
<p class="note s-limited" role="status">[[pickup.closed]]</p>
{{/CLOSED}}
{{#FORM}}
<p class="lead">[[pickup.lead]]</p>
<form class="ask" method="post" action="{{SELF}}#inhalt">
<p><label for="f-nummer">[[pickup.number]]</label>
<input id="f-nummer" name="nummer" type="text" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="h-nummer" required>
<small id="h-nummer">[[pickup.number_hint]]</small></p>
<p><label for="f-geboren">[[pickup.birth]]</label>
<input id="f-geboren" name="geboren" type="text" inputmode="decimal" maxlength="20" autocomplete="off" aria-describedby="h-geboren" required>
<small id="h-geboren">[[pickup.birth_hint]]</small></p>
<p><button>[[pickup.ask]]</button></p>
</form>
<p class="asof">[[pickup.privacy]]</p>
{{/FORM}}
<section aria-labelledby="auskunft">
<h2 id="auskunft">[[pickup.phone]]</h2>
<ul class="numbers">
{{#NUMBER}}
<li><span lang="de">{{NUMBER_FOR}}</span> <a class="tel" href="tel:{{NUMBER_DIAL}}">{{NUMBER_TEXT}}</a></li>
{{/NUMBER}}
</ul>
</section>
<section aria-labelledby="ausfall">
<h2 id="ausfall">[[pickup.outage]]</h2>
<p>[[pickup.outage_text]]</p>
</section>
