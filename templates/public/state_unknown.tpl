{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
<section class="card s-unknown" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-unknown"/></svg>
<div><h2 id="lage">[[unknown.title]]</h2>
<p class="lead">[[unknown.text]]</p>
<p>[[unknown.deadline]]</p></div>
</section>
{{#NUMBERS}}
<section aria-labelledby="rufnummern"><h2 id="rufnummern">[[unknown.numbers]]</h2>
<ul class="numbers">
{{#NUMBER}}
<li><span lang="de">{{NUMBER_FOR}}</span> <a class="tel" href="tel:{{NUMBER_DIAL}}">{{NUMBER_TEXT}}</a></li>
{{/NUMBER}}
</ul>
</section>
{{/NUMBERS}}
{{#WHERE}}
<section aria-labelledby="wo"><h2 id="wo">[[service.where]]</h2>
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
[[>foot]]
