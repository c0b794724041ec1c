{{%AUTOESCAPE context="HTML"}}
[[>filing_style]]
<h1>{{HEADLINE}}</h1>
<p class="lead">{{SENTENCE}}</p>
{{#AGAIN}}
<form class="filing" method="post" action="{{SELF}}senden#inhalt">
[[>filing_hidden]]
<p><button>[[filing.again]]</button></p>
<p class="asof">[[filing.again_hint]]</p>
</form>
{{/AGAIN}}
{{#BACK}}
<form class="filing" method="post" action="{{SELF}}#inhalt">
[[>filing_hidden]]
<p><button name="schritt" value="aendern">[[filing.back_to_form]]</button></p>
</form>
{{/BACK}}
{{#NEW}}
<p><a class="more" href="{{SELF}}">[[filing.new_form]]</a></p>
{{/NEW}}
[[>filing_contact]]
