{{%AUTOESCAPE context="HTML"}}
[[>top]]
<dl class="desk-facts">
{{#WHEN}}<dt>Zeit</dt><dd><strong>{{DAY_NAME:say}}, {{TIME}} Uhr</strong>, {{MINUTES}} Minuten</dd>{{/WHEN}}
<dt>Leistung</dt><dd>{{SERVICE:say}}</dd>
<dt>Ort</dt><dd>{{WHERE}}{{#HAS_POOL}}, {{POOL_NAME}}{{/HAS_POOL}}</dd>
<dt>Stand</dt><dd>{{STATE:say}}</dd>
<dt>Dringlichkeit</dt><dd>{{URGENCY:say}}</dd>
{{#HAS_REFERENCE}}<dt>Altes Zeichen</dt><dd>{{REFERENCE}}</dd>{{/HAS_REFERENCE}}
{{#PERSON}}<dt>Name</dt><dd>{{NAME}}</dd>{{#HAS_PHONE}}<dt>Telefon</dt><dd>{{PHONE}}</dd>{{/HAS_PHONE}}{{#HAS_EMAIL}}<dt>E-Mail</dt><dd>{{EMAIL}}</dd>{{/HAS_EMAIL}}{{#HAS_REMARK}}<dt>Bemerkung</dt><dd>{{REMARK}}</dd>{{/HAS_REMARK}}{{/PERSON}}
</dl>
{{#NO_PERSON}}<p class="kern-body">Name und Erreichbarkeit sind verschlossen oder nicht bekannt. {{#MAY_UNLOCK}}<a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">{{/MAY_UNLOCK}}Versiegelte Angaben öffnen{{#MAY_UNLOCK}}</a>{{/MAY_UNLOCK}}</p>{{/NO_PERSON}}
<div class="stab-buttons">
{{#CLOSE}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><button class="kern-btn kern-btn--primary" type="submit" name="a.outcome" value="served"><span class="kern-label">Erledigt</span></button> <button class="kern-btn kern-btn--secondary" type="submit" name="a.outcome" value="no_show"><span class="kern-label">Nicht erschienen</span></button></form>{{/CLOSE}}
{{#MOVE}}<a class="kern-btn kern-btn--secondary" href="/stab/termine/neu?ort={{PLACE}}&amp;verlegen={{BOOKING}}"><span class="kern-label">Andere Zeit geben</span></a>{{/MOVE}}
{{#GIVE_UP}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">Wird nicht mehr gebraucht</span></button></form>{{/GIVE_UP}}
</div>
{{#HAS_SLIP}}<p class="kern-body kern-body--large"><a class="kern-link" href="{{SLIP}}">Zettel mit dem Link drucken (PDF)</a> · <a class="kern-link" href="{{SLIP_ROLL}}" aria-label="Zettel mit dem Link für den Bondrucker, 80 mm (PDF)">Bondrucker, 80 mm (PDF)</a></p>{{/HAS_SLIP}}
{{#CONTACT}}<details{{#OPEN_NOW}} open{{/OPEN_NOW}}><summary>Kontaktdaten ändern</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><input type="hidden" name="was" value="kontakt">
<div class="kern-form-input"><label class="kern-label" for="name">Name</label><input class="kern-form-input__input" id="name" name="name" value="{{TYPED_NAME}}" autocomplete="off" required maxlength="200"></div>
<div class="kern-form-input"><label class="kern-label" for="telefon">Telefon</label><input class="kern-form-input__input" id="telefon" name="telefon" type="tel" value="{{TYPED_PHONE}}" autocomplete="off" maxlength="60"></div>
<div class="kern-form-input"><label class="kern-label" for="email">E-Mail</label><input class="kern-form-input__input" id="email" name="email" type="email" value="{{TYPED_EMAIL}}" autocomplete="off" maxlength="200"></div>
<div class="kern-form-input"><label class="kern-label" for="bemerkung">Bemerkung</label><input class="kern-form-input__input" id="bemerkung" name="bemerkung" value="{{TYPED_REMARK}}" autocomplete="off" maxlength="500"></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="nochmal" name="nochmal" value="1"{{#TELL_AGAIN}} checked{{/TELL_AGAIN}}><label class="kern-label" for="nochmal">Letzte Nachricht an die neuen Kontaktdaten schicken; was weder per E-Mail noch per SMS geht, kommt auf die Anrufliste</label></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Kontaktdaten ändern</span></button></div></form></details>{{/CONTACT}}
{{#CANCEL}}<details><summary>Absagen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}">
<div class="kern-form-input"><label class="kern-label" for="absage-grund">Grund, wie er der Person gesagt wird</label><input class="kern-form-input__input" id="absage-grund" name="a.reason" required maxlength="500"></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="absage-sagen" name="a.notify:ja" value="1" checked><label class="kern-label" for="absage-sagen">Person benachrichtigen</label></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Termin absagen</span></button></div></form></details>{{/CANCEL}}
{{#CORRECT}}<details><summary>Dringlichkeit ändern</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="was" value="dringlichkeit"><input type="hidden" name="a.booking" value="{{BOOKING}}">
<div class="kern-form-input"><label class="kern-label" for="dringlichkeit">Dringlichkeit</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="dringlichkeit" name="a.urgency">[[>appointment_urgency]]</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="aendern-grund">Grund</label><input class="kern-form-input__input" id="aendern-grund" name="a.reason" required maxlength="500"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Ändern</span></button></div></form></details>{{/CORRECT}}
<section><h2 class="kern-heading-medium">Nachrichten</h2>
<div class="stab-buttons">{{#TELL}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Noch einmal benachrichtigen</span></button></form>{{/TELL}}
{{#LINK}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Link zum Termin ausstellen</span></button></form>{{/LINK}}</div>
{{#LINK_LOCKED}}<p class="kern-body">Einen Link zum Verlegen und Absagen können Sie drucken, sobald die versiegelten Angaben geöffnet sind.</p>{{/LINK_LOCKED}}
{{#NO_ADDRESS}}<p class="kern-body">Einen Link zum Verlegen und Absagen gibt es erst, wenn in der Einstellung public_url die öffentliche Adresse steht.</p>{{/NO_ADDRESS}}
<ul class="stab-list">{{#NOTICE}}<li>{{NOTICE_KIND:say}}, {{NOTICE_CHANNEL:say}}: <strong>{{NOTICE_STATE:say}}</strong> <span class="kern-body--muted">{{NOTICE_CHANGED:say}} Uhr</span></li>{{/NOTICE}}</ul></section>
[[>end]]
