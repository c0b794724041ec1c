{{%AUTOESCAPE context="HTML"}}
[[>booking_style]]
<h1>[[booking.own_title]]</h1>
{{#DONE_SHOWN}}
<p class="note s-possible" role="status">{{DONE_TEXT}}</p>
{{/DONE_SHOWN}}
[[>booking_message]]
<section class="card s-{{STATE}}" aria-labelledby="stand-termin">
<svg class="big" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>
<div><h2 id="stand-termin">{{STATE_SENTENCE}}</h2>
<p class="lead">{{STATE_TEXT}}</p>
<p>[[booking.number]] <span class="number">{{NUMBER}}</span></p>
</div>
</section>
[[>booking_what]]
{{#CALENDAR}}
<p class="noprint"><a class="more" href="{{HERE}}termin.ics">[[booking.calendar]]</a></p>
{{/CALENDAR}}
{{#MOVE}}
<section class="noprint" aria-labelledby="verlegen">
<h2 id="verlegen">{{#ANOTHER}}[[booking.move_title]]{{/ANOTHER}}{{#NEW_TIME}}[[booking.new_title]]{{/NEW_TIME}}</h2>
{{#TOO_OFTEN}}
<p class="note">[[booking.refused_moves]]</p>
{{/TOO_OFTEN}}
{{#BY_PHONE}}
<p class="note">[[booking.refused_not_online]]</p>
{{/BY_PHONE}}
{{#IS_STOPPED}}
<p class="note s-limited">[[booking.refused_stopped]]</p>
{{/IS_STOPPED}}
{{#NOT_YET}}
<p class="note s-limited">[[booking.not_yet]]</p>
{{/NOT_YET}}
{{#NO_TIMES}}
<p class="note s-limited">[[booking.no_times_own]]</p>
{{/NO_TIMES}}
{{#TIMES}}
<form class="filing booking" method="post" action="{{ACTION}}">
<input type="hidden" name="formular" value="{{FORM_ID}}">
<ul class="days" aria-label="[[booking.days]]">
{{#DAY}}
<li>{{#CURRENT}}<span class="day" aria-current="true"><b>{{LABEL}}</b> <small>{{FREE}}</small></span>{{/CURRENT}}{{#LINK}}<a class="day" href="{{HREF}}"><b>{{LABEL}}</b> <small>{{FREE}}</small></a>{{/LINK}}</li>
{{/DAY}}
{{#LATER}}
<li>{{#LINK}}<a class="day" href="{{HREF}}">[[booking.later_days]]</a>{{/LINK}}</li>
{{/LATER}}
</ul>
<fieldset id="zeiten">
<legend>{{DAY_LABEL}}</legend>
<div class="slots">
{{#SLOT}}
<button name="zeit" value="{{VALUE}}">{{LABEL}}</button>
{{/SLOT}}
</div>
</fieldset>
</form>
{{/TIMES}}
</section>
{{/MOVE}}
{{#GIVE_UP}}
<section class="noprint" aria-labelledby="abgeben">
<h2 id="abgeben">[[booking.give_up_title]]</h2>
<p>[[booking.give_up_text]]</p>
<form class="filing" method="post" action="{{HERE}}abgeben#inhalt">
<input type="hidden" name="formular" value="{{FORM_ID}}">
<p><button class="second">[[booking.give_up]]</button></p>
</form>
</section>
{{/GIVE_UP}}
[[>booking_bring]]
[[>booking_numbers]]
