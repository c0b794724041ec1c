{{%AUTOESCAPE context="HTML"}}
[[>filing_style]]
<h1>[[filing.check_title]]</h1>
<p class="lead">[[filing.check_lead]]</p>
<p class="steps">[[filing.step_2]]</p>
[[>filing_view]]
{{#LIMIT}}
<section class="deadline" aria-labelledby="frist">
<h2 id="frist">{{RULE_TITLE}}</h2>
<p class="large">{{LIMIT_SENTENCE}}</p>
{{#WRITING}}
<p><b>[[filing.writing]]</b></p>
{{/WRITING}}
</section>
{{/LIMIT}}
<form class="filing" method="post" action="{{SELF}}senden#inhalt">
[[>filing_hidden]]
<p class="two-buttons"><button>[[filing.send]]</button>
<button class="second" formaction="{{SELF}}#inhalt" name="schritt" value="aendern">[[filing.change]]</button></p>
<p class="asof">[[filing.send_hint]]</p>
</form>
