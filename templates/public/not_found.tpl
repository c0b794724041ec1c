{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>[[not_found.title]]</h1>
<p class="lead">[[not_found.text]]</p>
<ul>
{{#TOWN_NAV}}
<li><a href="{{BASE}}">[[not_found.home]]</a></li>
<li><a href="{{SUB}}leistungen/">[[not_found.services]]</a></li>
<li><a href="{{SUB}}telefon/">[[not_found.phones]]</a></li>
{{/TOWN_NAV}}
<li><a href="{{REGION}}">[[not_found.region]]</a></li>
</ul>
{{#LIVE}}
<form class="search" action="{{SEARCH_ACTION}}" role="search">
<label for="q">{{SEARCH_LABEL}}</label>
<div><input id="q" name="q" type="search" maxlength="80" autocomplete="off"><button>[[services.search_button]]</button></div>
</form>
{{/LIVE}}
[[>foot]]
