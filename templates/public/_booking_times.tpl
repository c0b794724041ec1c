{{%AUTOESCAPE context="HTML"}}
[[>booking_style]]
<nav class="crumbs" aria-label="[[booking.way]]"><a href="{{SELF}}">[[booking.all_services]]</a></nav>
<h1{{#SERVICE_GERMAN}} lang="de"{{/SERVICE_GERMAN}}>{{SERVICE_NAME}}</h1>
[[>booking_message]]
{{#STOPPED}}
<section class="card s-impossible" aria-labelledby="steht">
<svg class="big" aria-hidden="true"><use href="#i-impossible"/></svg>
<div><h2 id="steht">[[booking.stopped]]</h2>
{{#WHY_SHOWN}}
<p>{{WHY}}</p>
{{/WHY_SHOWN}}
{{#FORECAST_SHOWN}}
<p>{{FORECAST}}</p>
{{/FORECAST_SHOWN}}
{{#UNTIL_SHOWN}}
<p>{{UNTIL}}</p>
{{/UNTIL_SHOWN}}
{{#INSTEAD_SHOWN}}
<p class="lead"><b>[[booking.instead]]</b> <span{{#INSTEAD_DE}} lang="de"{{/INSTEAD_DE}}>{{INSTEAD}}</span></p>
{{/INSTEAD_SHOWN}}
<p><a class="more" href="{{SERVICE_HREF}}">[[booking.service_page]]</a></p>
</div>
</section>
{{/STOPPED}}
{{#INVITED_ONLY}}
<p class="note s-limited">[[booking.refused_invited]]</p>
{{/INVITED_ONLY}}
[[>booking_called_off]]
{{#SITES}}
<section aria-labelledby="wo">
<h2 id="wo">[[booking.which_site]]</h2>
<ul class="filter plain">
{{#SITE}}
<li lang="de">{{#IS_HERE}}<a href="{{HREF}}" aria-current="true">{{LABEL}}</a>{{/IS_HERE}}{{#IS_THERE}}<a href="{{HREF}}">{{LABEL}}</a>{{/IS_THERE}}</li>
{{/SITE}}
</ul>
</section>
{{/SITES}}
{{#AT_SITE}}
<p><b lang="de">{{SITE_NAME}}</b>, <span lang="de">{{SITE_ADDRESS}}</span></p>
{{/AT_SITE}}
[[>booking_slots]]
{{#NO_TIMES}}
<p class="note s-limited" role="status">[[booking.no_times]]</p>
{{/NO_TIMES}}
{{#WAITING_LIST}}
<section aria-labelledby="warteliste">
<h2 id="warteliste">[[booking.waiting_list]]</h2>
<p>[[booking.waiting_list_text]]</p>
<form class="filing" method="post" action="{{SELF}}warteliste#inhalt">
[[>booking_hidden]]
<p><button class="second">[[booking.to_waiting_list]]</button></p>
</form>
</section>
{{/WAITING_LIST}}
[[>booking_numbers]]
