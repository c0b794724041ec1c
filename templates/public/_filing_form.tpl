{{%AUTOESCAPE context="HTML"}}
[[>filing_style]]
<h1>{{HEADLINE}}</h1>
<p class="lead">[[filing.lead]]</p>
<p class="steps">[[filing.step_1]]</p>
{{#SERVICE_SHOWN}}
<p class="note">[[filing.about_service]] <b{{#SERVICE_GERMAN}} lang="de"{{/SERVICE_GERMAN}}>{{SERVICE_NAME}}</b></p>
{{/SERVICE_SHOWN}}
{{#MESSAGE_SHOWN}}
<p class="note s-limited" role="status">{{MESSAGE}}</p>
{{/MESSAGE_SHOWN}}
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
<form class="filing" id="einreichen" method="post" action="{{SELF}}#inhalt" enctype="multipart/form-data" novalidate data-anlagen="{{SELF}}anlagen/">
[[>filing_hidden]]
<button name="schritt" value="pruefen" hidden>[[filing.next]]</button>
<fieldset>
<legend>[[filing.who]]</legend>
<p><label for="f-name">[[filing.name]]</label>
<input id="f-name" name="name" type="text" autocomplete="name" maxlength="150" required value="{{NAME}}"{{#NAME_BAD}} aria-invalid="true" aria-describedby="e-name"{{/NAME_BAD}}>
{{#NAME_BAD}}<small class="bad" id="e-name">{{WHY}}</small>{{/NAME_BAD}}</p>
<p><label for="f-anschrift">[[filing.address]]</label>
<textarea id="f-anschrift" name="anschrift" rows="3" autocomplete="street-address" maxlength="250" aria-describedby="h-anschrift{{#ADDRESS_BAD}} e-anschrift{{/ADDRESS_BAD}}"{{#ADDRESS_BAD}} aria-invalid="true"{{/ADDRESS_BAD}}>{{ADDRESS:pre_escape}}</textarea>
<small id="h-anschrift">[[filing.address_hint]]</small>
{{#ADDRESS_BAD}}<small class="bad" id="e-anschrift">{{WHY}}</small>{{/ADDRESS_BAD}}</p>
<p><label for="f-telefon">[[filing.phone]]</label>
<input id="f-telefon" name="telefon" type="tel" autocomplete="tel" maxlength="60" value="{{PHONE}}" aria-describedby="h-telefon{{#PHONE_BAD}} e-telefon{{/PHONE_BAD}}"{{#PHONE_BAD}} aria-invalid="true"{{/PHONE_BAD}}>
<small id="h-telefon">[[filing.phone_hint]]</small>
{{#PHONE_BAD}}<small class="bad" id="e-telefon">{{WHY}}</small>{{/PHONE_BAD}}</p>
<p><label for="f-email">[[filing.email]]</label>
<input id="f-email" name="email" type="email" autocomplete="email" maxlength="250" value="{{EMAIL}}" aria-describedby="h-email{{#EMAIL_BAD}} e-email{{/EMAIL_BAD}}"{{#EMAIL_BAD}} aria-invalid="true"{{/EMAIL_BAD}}>
<small id="h-email">[[filing.email_hint]]</small>
{{#EMAIL_BAD}}<small class="bad" id="e-email">{{WHY}}</small>{{/EMAIL_BAD}}</p>
</fieldset>
<fieldset>
<legend>[[filing.what]]</legend>
<p><label for="f-betreff">[[filing.subject]]</label>
<input id="f-betreff" name="betreff" type="text" maxlength="150" required value="{{SUBJECT}}"{{#SUBJECT_BAD}} aria-invalid="true" aria-describedby="e-betreff"{{/SUBJECT_BAD}}>
{{#SUBJECT_BAD}}<small class="bad" id="e-betreff">{{WHY}}</small>{{/SUBJECT_BAD}}</p>
<p><label for="f-text">[[filing.text]]</label>
<textarea id="f-text" name="text" rows="10" aria-describedby="h-text{{#TEXT_BAD}} e-text{{/TEXT_BAD}}"{{#TEXT_BAD}} aria-invalid="true"{{/TEXT_BAD}}>{{TEXT:pre_escape}}</textarea>
<small id="h-text">[[filing.text_hint]]</small>
{{#TEXT_BAD}}<small class="bad" id="e-text">{{WHY}}</small>{{/TEXT_BAD}}</p>
<p><label for="f-aktenzeichen">[[filing.reference]]</label>
<input id="f-aktenzeichen" name="aktenzeichen" type="text" maxlength="100" autocomplete="off" value="{{REFERENCE}}" aria-describedby="h-aktenzeichen{{#REFERENCE_BAD}} e-aktenzeichen{{/REFERENCE_BAD}}"{{#REFERENCE_BAD}} aria-invalid="true"{{/REFERENCE_BAD}}>
<small id="h-aktenzeichen">[[filing.reference_hint]]</small>
{{#REFERENCE_BAD}}<small class="bad" id="e-aktenzeichen">{{WHY}}</small>{{/REFERENCE_BAD}}</p>
</fieldset>
<fieldset>
<legend>[[filing.deadline]]</legend>
<p>[[filing.deadline_hint]]</p>
<p><label for="f-frist">[[filing.rule]]</label>
<select id="f-frist" name="frist"{{#RULE_BAD}} aria-invalid="true" aria-describedby="e-frist"{{/RULE_BAD}}>
<option value="">[[filing.no_deadline]]</option>
{{#RULES}}
<optgroup label="{{GROUP}}">
{{#RULE}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>
{{/RULE}}
</optgroup>
{{/RULES}}
</select>
{{#RULE_BAD}}<small class="bad" id="e-frist">{{WHY}}</small>{{/RULE_BAD}}</p>
<p><label for="f-frist_tag">[[filing.day]]</label>
<input id="f-frist_tag" name="frist_tag" type="text" inputmode="numeric" maxlength="20" autocomplete="off" value="{{DAY}}" aria-describedby="h-frist_tag{{#DAY_BAD}} e-frist_tag{{/DAY_BAD}}"{{#DAY_BAD}} aria-invalid="true"{{/DAY_BAD}}>
<small id="h-frist_tag">[[filing.day_hint]]</small>
{{#DAY_BAD}}<small class="bad" id="e-frist_tag">{{WHY}}</small>{{/DAY_BAD}}</p>
<p><label for="f-frist_weg">[[filing.way]]</label>
<select id="f-frist_weg" name="frist_weg">
{{#WAY}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>
{{/WAY}}
</select></p>
</fieldset>
<fieldset id="anlagen">
<legend>[[filing.files]]</legend>
<p id="h-datei">[[filing.files_hint]]</p>
<ul class="files" id="dateien">
{{#FILE}}
<li><span class="file" lang="de">{{FILE_NAME}}</span> <span class="asof">{{FILE_KIND}}, {{FILE_SIZE}}</span>
<input type="hidden" name="anlage" value="{{FILE_VALUE}}">
<button class="plain" name="entfernen" value="{{FILE_TOKEN}}" aria-label="{{FILE_REMOVE}}">[[filing.remove]]</button></li>
{{/FILE}}
</ul>
<p><label for="f-datei">[[filing.add_files]]</label>
<input id="f-datei" name="datei" type="file" multiple accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png" aria-describedby="h-datei{{#FILE_BAD}} e-datei{{/FILE_BAD}}"{{#FILE_BAD}} aria-invalid="true"{{/FILE_BAD}}>
{{#FILE_BAD}}<small class="bad" id="e-datei">{{WHY}}</small>{{/FILE_BAD}}</p>
<p id="stand" role="status" data-sending="[[filing.js_sending]]" data-kept="[[filing.js_kept]]" data-failed="[[filing.js_failed]]" data-again="[[filing.js_again]]" data-large="[[filing.fault_file_large]]" data-many="[[filing.fault_file_many]]" data-remove="[[filing.remove]]" data-restored="[[filing.js_restored]]" data-discard="[[filing.js_discard]]" data-busy="[[filing.js_busy]]"></p>
<p class="script-off"><button class="second" name="schritt" value="anlagen">[[filing.keep_files]]</button></p>
</fieldset>
<details class="privacy">
<summary>[[filing.privacy]]</summary>
<p>{{CONTROLLER}}</p>
<p>[[filing.privacy_1]]</p>
<p>[[filing.privacy_2]]</p>
<p>[[filing.privacy_3]]</p>
<p>[[filing.privacy_4]] <a href="{{SUB}}datenschutz/">[[nav.privacy]]</a></p>
</details>
<p><button name="schritt" value="pruefen">[[filing.next]]</button></p>
<p class="asof">[[filing.nothing_sent]]</p>
</form>
[[>filing_contact]]
{{#SCRIPT}}
<script src="/assets/filing/form.js" defer></script>
{{/SCRIPT}}
