{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
{{#PHONE_DOWN}}
<p class="note s-impossible"><svg class="i" aria-hidden="true"><use href="#i-impossible"/></svg> [[home.phone_down]]</p>
{{/PHONE_DOWN}}
{{#LIVE}}
<form class="search" action="{{SUB}}telefon/" role="search">
<label for="q">[[phones.search_label]]</label>
<div><input id="q" name="q" type="search" maxlength="80" value="{{QUERY}}" autocomplete="off"><button>[[services.search_button]]</button></div>
</form>
{{/LIVE}}
{{#RESULT}}
<p role="status"><b>{{RESULT_TEXT}}</b> <a href="{{SUB}}telefon/">[[phones.show_all]]</a></p>
{{/RESULT}}
{{#NO_NUMBERS}}
<p>[[home.no_numbers]]</p>
{{/NO_NUMBERS}}
{{#EMPTY}}
<p>[[phones.none_found]]</p>
{{/EMPTY}}
{{#OFFICE_GROUP}}
<section>
<h2 lang="de">{{OFFICE}}</h2>
[[>people]]
</section>
{{/OFFICE_GROUP}}
[[>foot]]
