{{%AUTOESCAPE context="HTML"}}
[[>filing_style]]
<h1>[[filing.done_title]]</h1>
<section class="card s-possible" aria-labelledby="nummer">
<svg class="big" aria-hidden="true"><use href="#i-possible"/></svg>
<div><h2 id="nummer">[[filing.number]] <span class="number">{{NUMBER}}</span></h2>
<p class="lead">{{RECEIVED}}</p>
{{#REPEATED}}
<p>[[filing.repeated]]</p>
{{/REPEATED}}
</div>
</section>
<p class="noprint"><b>[[filing.keep_now]]</b></p>
{{#LIMIT}}
<section class="deadline" aria-labelledby="frist">
<h2 id="frist">{{RULE_TITLE}}</h2>
<p class="large">{{LIMIT_SENTENCE}}</p>
{{#WRITING}}
<p><b>[[filing.writing]]</b></p>
{{/WRITING}}
</section>
{{/LIMIT}}
<section class="noprint" aria-labelledby="mitnehmen">
<h2 id="mitnehmen">[[filing.take]]</h2>
<form class="filing two-buttons" method="post" action="{{SELF}}beleg.pdf">
[[>filing_hidden]]
<button>[[filing.take_pdf]]</button>
<button class="second" formaction="{{SELF}}beleg.tlog-proof">[[filing.take_proof]]</button>
</form>
<p class="asof">[[filing.take_hint]]</p>
</section>
<section aria-labelledby="kopie">
<h2 id="kopie">[[filing.copy]]</h2>
[[>filing_view]]
</section>
<section aria-labelledby="beweis">
<h2 id="beweis">[[filing.proof]]</h2>
<p>[[filing.proof_1]]</p>
<p>[[filing.proof_2]]{{#CHECK_AT_SHOWN}} <span class="url">{{CHECK_AT}}</span>{{/CHECK_AT_SHOWN}}</p>
<p class="noprint"><a class="more" href="/beleg/">[[filing.proof_check]]</a></p>
{{#CODES}}
<ol class="codes">
{{#CODE}}
<li><svg class="qr" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="{{QR_LABEL}}"><path class="bg" d="M0 0h{{QR_SIZE}}v{{QR_SIZE}}H0z"/><path d="{{QR_PATH}}"/></svg></li>
{{/CODE}}
</ol>
{{/CODES}}
</section>
<p class="tools"><a href="{{SELF}}">[[filing.new_form]]</a></p>
{{#SCRIPT}}
<script src="/assets/filing/done.js" defer></script>
{{/SCRIPT}}
