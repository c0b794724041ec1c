{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
{{#LIVE}}
<form class="search" action="{{SUB}}leistungen/" role="search">
<label for="q">[[services.search_label]]</label>
<div><input id="q" name="q" type="search" maxlength="80" value="{{QUERY}}" autocomplete="off"><button>[[services.search_button]]</button></div>
</form>
<nav aria-label="[[services.filter]]">
<p class="filter"><b>[[services.filter]]</b>
{{#FILTER}}
<a href="{{SUB}}leistungen/?tun={{FILTER_ID}}"{{#FILTER_ON}} aria-current="true"{{/FILTER_ON}}>{{FILTER_LABEL}}</a>
{{/FILTER}}
</p>
</nav>
{{/LIVE}}
{{#RESULT}}
<p role="status"><b>{{RESULT_TEXT}}</b> <a href="{{SUB}}leistungen/">[[services.show_all]]</a></p>
{{/RESULT}}
{{#EMPTY}}
<p>[[services.none_found]] <a href="{{SUB}}telefon/">[[nav.phones]]</a></p>
{{/EMPTY}}
{{#STEP_NOTE}}
<p class="asof">[[services.step_note]]</p>
{{/STEP_NOTE}}
{{#HITS}}
[[>service_list]]
{{/HITS}}
{{#LETTERS}}
<nav class="letters" aria-label="[[services.letters]]">
{{#LETTER_LINK}}
<a href="#{{LETTER}}">{{LETTER}}</a>
{{/LETTER_LINK}}
</nav>
{{/LETTERS}}
{{#LETTER_GROUP}}
<section>
<h2 id="{{LETTER}}">{{LETTER}}</h2>
[[>service_list]]
</section>
{{/LETTER_GROUP}}
[[>foot]]
