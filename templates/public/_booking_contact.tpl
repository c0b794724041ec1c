{{%AUTOESCAPE context="HTML"}}
[[>booking_style]]
<h1>{{HEADLINE}}</h1>
[[>booking_message]]
{{#HELD_SHOWN}}
<p class="note s-limited" role="status"><b>{{HELD}}</b></p>
{{/HELD_SHOWN}}
[[>booking_what]]
{{#FAULTS}}
<section class="card s-impossible" aria-labelledby="fehler">
<svg class="big" aria-hidden="true"><use href="#i-impossible"/></svg>
<div role="alert"><h2 id="fehler">[[filing.faults]]</h2>
<ul>
{{#FAULT}}
<li><a href="#f-{{FIELD}}">{{SENTENCE}}</a></li>
{{/FAULT}}
</ul>
</div>
</section>
{{/FAULTS}}
<form class="filing" method="post" action="{{SELF}}{{STEP}}#inhalt" novalidate>
[[>booking_hidden]]
[[>booking_trap]]
<fieldset>
<legend>[[booking.who]]</legend>
<p><label for="f-name">[[booking.name]]</label>
<input id="f-name" name="name" type="text" autocomplete="name" maxlength="150" required value="{{NAME}}"{{#NAME_BAD}} aria-invalid="true" aria-describedby="e-name"{{/NAME_BAD}}>
{{#NAME_BAD}}<small class="bad" id="e-name">{{WHY}}</small>{{/NAME_BAD}}</p>
<p><label for="f-email">[[booking.email]]</label>
<input id="f-email" name="email" type="email" autocomplete="email" maxlength="250" value="{{EMAIL}}" aria-describedby="h-email{{#EMAIL_BAD}} e-email{{/EMAIL_BAD}}"{{#EMAIL_BAD}} aria-invalid="true"{{/EMAIL_BAD}}>
<small id="h-email">[[booking.email_hint]]</small>
{{#EMAIL_BAD}}<small class="bad" id="e-email">{{WHY}}</small>{{/EMAIL_BAD}}</p>
<p><label for="f-telefon">[[booking.phone]]</label>
<input id="f-telefon" name="telefon" type="tel" autocomplete="tel" maxlength="60" value="{{PHONE}}" aria-describedby="h-telefon{{#PHONE_BAD}} e-telefon{{/PHONE_BAD}}"{{#PHONE_BAD}} aria-invalid="true"{{/PHONE_BAD}}>
<small id="h-telefon">[[booking.phone_hint]]</small>
{{#PHONE_BAD}}<small class="bad" id="e-telefon">{{WHY}}</small>{{/PHONE_BAD}}</p>
</fieldset>
<fieldset>
<legend>[[booking.urgent]]</legend>
<p><label for="f-dringend">[[booking.urgent_label]]</label>
<select id="f-dringend" name="dringend">
{{#URGENCY}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>
{{/URGENCY}}
</select></p>
<p><label for="f-grund">[[booking.reason]]</label>
<input id="f-grund" name="grund" type="text" maxlength="200" autocomplete="off" value="{{REASON}}" aria-describedby="h-grund{{#REASON_BAD}} e-grund{{/REASON_BAD}}"{{#REASON_BAD}} aria-invalid="true"{{/REASON_BAD}}>
<small id="h-grund">[[booking.reason_hint]]</small>
{{#REASON_BAD}}<small class="bad" id="e-grund">{{WHY}}</small>{{/REASON_BAD}}</p>
</fieldset>
<details class="privacy">
<summary>[[filing.privacy]]</summary>
<p>{{CONTROLLER}}</p>
<p>[[booking.privacy_1]]</p>
<p>[[filing.privacy_4]] <a href="{{SUB}}datenschutz/">[[nav.privacy]]</a></p>
</details>
{{#FOR_TIME}}
<p class="two-buttons"><button>[[booking.book]]</button>
<button class="second" formaction="{{SELF}}zeiten#zeiten">[[booking.other_time]]</button></p>
{{/FOR_TIME}}
{{#FOR_LIST}}
<p><button>[[booking.join]]</button></p>
{{/FOR_LIST}}
</form>
