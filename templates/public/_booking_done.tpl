{{%AUTOESCAPE context="HTML"}}
[[>booking_style]]
<h1>{{HEADLINE}}</h1>
<section class="card s-possible" aria-labelledby="nummer">
<svg class="big" aria-hidden="true"><use href="#i-possible"/></svg>
<div><h2 id="nummer">[[booking.number]] <span class="number">{{NUMBER}}</span></h2>
{{#BOOKED}}
<p class="lead">[[booking.done_text]]</p>
{{/BOOKED}}
{{#LISTED}}
<p class="lead">[[booking.listed_text]]</p>
{{/LISTED}}
{{#MAIL}}
<p>[[booking.mail_text]]</p>
{{/MAIL}}
</div>
</section>
[[>booking_what]]
[[>booking_bring]]
<section aria-labelledby="eigener-link">
<h2 id="eigener-link">[[booking.own_link]]</h2>
<p>[[booking.own_link_text]]</p>
<p class="url"><a href="{{OWN_HREF}}">{{OWN_URL}}</a></p>
{{#CALENDAR}}
<p class="noprint"><a class="more" href="{{OWN_HREF}}termin.ics">[[booking.calendar]]</a></p>
{{/CALENDAR}}
</section>
<p class="tools noprint"><a href="{{SELF}}">[[booking.another]]</a></p>
