{{%AUTOESCAPE context="HTML"}}
[[>booking_style]]
<h1>{{HEADLINE}}</h1>
<p class="lead">[[booking.lead]]</p>
[[>booking_called_off]]
{{#SERVICES}}
<section aria-labelledby="wofuer">
<h2 id="wofuer">[[booking.which_service]]</h2>
<ul class="list">
{{#SERVICE}}
<li><a href="{{HREF}}"{{#GERMAN}} lang="de"{{/GERMAN}}>{{NAME}}</a>{{#IS_STOPPED}} <span class="st s-impossible"><svg class="i" aria-hidden="true"><use href="#i-impossible"/></svg>[[booking.stopped_short]]</span>{{/IS_STOPPED}}{{#INVITED}} <span class="st s-limited"><svg class="i" aria-hidden="true"><use href="#i-limited"/></svg>[[booking.invited_short]]</span>{{/INVITED}}</li>
{{/SERVICE}}
</ul>
</section>
{{/SERVICES}}
{{#NONE}}
<p class="note">[[booking.none]]</p>
{{/NONE}}
[[>booking_numbers]]
