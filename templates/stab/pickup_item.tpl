{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#JUST_DONE}}<p class="kern-body kern-body--large">Ausgegeben. <a class="kern-link" href="{{ITEM_PATH}}/beleg.pdf?ort={{PLACE}}">Empfangsbestätigung drucken</a> · <a class="kern-link" href="/stab/abholung?ort={{PLACE}}">Nächste Person</a></p>{{/JUST_DONE}}
{{#ITEM}}<div><dl class="desk-facts">
<dt>Für</dt><dd><strong>{{NAME}}</strong>{{#OWNER}}, geboren {{BORN}}{{/OWNER}}{{#HAS_AGE}} ({{AGE:say}}){{/HAS_AGE}}{{#ERASED}} Angaben gelöscht{{/ERASED}}</dd>
<dt>Dokument</dt><dd>{{DOCUMENT:say}}{{#OWNER}} <strong>{{SERIAL}}</strong>{{/OWNER}}</dd>
<dt>Stand</dt><dd>{{STATE_WORD:say}}, {{AT_SITE}}, eingetroffen {{ARRIVED}} [[>pickup_marks]]</dd>
<dt>PIN-Brief</dt><dd>{{PIN_WORD:say}}</dd>
</dl></div>{{/ITEM}}
{{#CLOSED}}<p class="kern-body kern-body--large">Wem das Dokument gehört, ist versiegelt und gerade verschlossen. {{#MAY_UNLOCK}}<a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">{{/MAY_UNLOCK}}Öffnen{{#MAY_UNLOCK}}</a>{{/MAY_UNLOCK}}, dann lässt es sich ausgeben. Ohne Rechner: <a class="kern-link" href="{{ITEM_PATH}}/beleg.pdf?ort={{PLACE}}">Empfangsbestätigung auf Papier</a>, später nachtragen.</p>{{/CLOSED}}
{{#HAND_OVER}}<section class="stab-box" aria-labelledby="ausgabe"><h2 class="kern-heading-medium" id="ausgabe">Ausgabe</h2>
<p class="kern-body pickup-who">Wer holt ab? {{#WHO_OPTION}}<a class="kern-link" href="{{ITEM_PATH}}?ort={{PLACE}}&amp;wer={{WHO_KEY}}"{{#WHO_CHOSEN}} aria-current="true"{{/WHO_CHOSEN}}>{{WHO_NAME:say}}</a> {{/WHO_OPTION}}</p>
{{#NOT_ENTITLED}}<p class="kern-body kern-body--large"><span aria-hidden="true">⚠ </span>{{WHY_NOT:say}}.</p>{{/NOT_ENTITLED}}
{{#POSSIBLE}}<form method="post" action="/stab/abholung" enctype="multipart/form-data" class="desk-form">
[[>hidden]]<input type="hidden" name="dokument" value="{{SUBJECT}}"><input type="hidden" name="wer" value="{{WHO}}">
<fieldset class="kern-fieldset"><legend class="kern-label">Geprüft</legend><div class="kern-fieldset__body">
{{#CHECK}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="geprueft" id="g-{{CHECK_KEY}}" value="{{CHECK_KEY}}"{{#CHECK_REQUIRED}} required{{/CHECK_REQUIRED}}{{#CHECK_TICKED}} checked{{/CHECK_TICKED}}><label class="kern-label" for="g-{{CHECK_KEY}}">{{CHECK_TEXT:say}}{{#CHECK_USUAL}} (üblich, nicht Pflicht){{/CHECK_USUAL}} <span class="kern-body--muted">{{CHECK_LAW}}</span></label></div>
{{/CHECK}}</div></fieldset>
{{#SOMEBODY_ELSE}}<div class="desk-two"><div class="kern-form-input"><label class="kern-label" for="person">Wer nimmt es mit (Name)</label><input class="kern-form-input__input" id="person" name="person" maxlength="200" autocomplete="off" value="{{TYPED_PERSON}}" required></div><div class="kern-form-input"><label class="kern-label" for="nachweis">Ausgewiesen durch</label><input class="kern-form-input__input" id="nachweis" name="nachweis" maxlength="200" autocomplete="off" value="{{TYPED_PROOF}}"></div></div>{{/SOMEBODY_ELSE}}
{{#OLD_NEEDED}}<fieldset class="kern-fieldset"><legend class="kern-label">Das alte Dokument <span class="kern-body--muted">§ 27 Abs. 1 Nr. 2 PAuswG</span></legend><div class="kern-fieldset__body">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="alt" id="alt-1" value="taken"{{#OLD_TAKEN}} checked{{/OLD_TAKEN}} required><label class="kern-label" for="alt-1">wurde abgegeben</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="alt" id="alt-2" value="invalidated"{{#OLD_INVALIDATED}} checked{{/OLD_INVALIDATED}}><label class="kern-label" for="alt-2">wurde entwertet und behalten</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="alt" id="alt-3" value="lost"{{#OLD_LOST}} checked{{/OLD_LOST}}><label class="kern-label" for="alt-3">ist verloren gemeldet</label></div></div></fieldset>{{/OLD_NEEDED}}
{{#ASK_PIN}}<fieldset class="kern-fieldset"><legend class="kern-label">PIN-Brief <span class="kern-body--muted">§ 17 Abs. 1 PAuswV</span></legend><div class="kern-fieldset__body">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="pin" id="pin-1" value="confirmed"{{#PIN_CONFIRMED}} checked{{/PIN_CONFIRMED}} required><label class="kern-label" for="pin-1">Empfang ist bestätigt{{#PIN_SENT}} (laut Liste zugestellt){{/PIN_SENT}}</label></div>
{{#PIN_MAY_LEAVE}}<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="pin" id="pin-2" value="handed_over"{{#PIN_HANDED}} checked{{/PIN_HANDED}}><label class="kern-label" for="pin-2">jetzt im geschlossenen Umschlag übergeben</label></div>{{/PIN_MAY_LEAVE}}
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="pin" id="pin-3" value="missing"{{#PIN_GONE}} checked{{/PIN_GONE}}><label class="kern-label" for="pin-3">nicht erhalten: Karte ohne PIN ausgeben, neue PIN später</label></div></div></fieldset>{{/ASK_PIN}}
<fieldset class="kern-fieldset"><legend class="kern-label">Unterschrift</legend><div class="kern-fieldset__body">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="unterschrift" id="u-1" value="paper" checked><label class="kern-label" for="u-1">auf Papier (<a class="kern-link" href="{{ITEM_PATH}}/beleg.pdf?ort={{PLACE}}">Empfangsbestätigung</a>)</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="unterschrift" id="u-2" value="none"><label class="kern-label" for="u-2">keine</label></div></div></fieldset>
<details><summary>Unterschriftenfeld, auf Papier ausgegeben</summary><div class="desk-two"><div class="kern-form-input"><label class="kern-label" for="datei">Bild vom Unterschriftenfeld (PNG)</label><input class="kern-form-input__input" id="datei" name="datei" type="file" accept="image/png"></div>
<div class="kern-form-input"><label class="kern-label" for="zeit">Schon ausgegeben am</label><div class="kern-hint" id="zeit-h">Leer = jetzt</div><input class="kern-form-input__input" id="zeit" name="zeit" type="datetime-local" aria-describedby="zeit-h"></div></div></details>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Ausgeben</span></button></div>
</form>{{/POSSIBLE}}</section>{{/HAND_OVER}}
{{#UNDO}}<section class="stab-box"><h2 class="kern-heading-medium">War das ein Versehen?</h2><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.pickup" value="{{SUBJECT}}">
<div class="kern-form-input"><label class="kern-label" for="undo-grund">Grund</label><div class="kern-hint" id="undo-h">Die Ausgabe bleibt im Verlauf stehen; das Dokument liegt danach wieder bereit.</div><input class="kern-form-input__input" id="undo-grund" name="a.reason" maxlength="400" aria-describedby="undo-h" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Zurücknehmen</span></button></div></form></section>{{/UNDO}}
{{#RECEIVE}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="a.pickups:liste" value="{{SUBJECT}}"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Ist angekommen</span></button></form>{{/RECEIVE}}
{{#MOVE}}<details><summary>An eine andere Ausgabestelle schicken</summary><form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="dokument" value="{{SUBJECT}}"><label class="kern-label" for="nach">Mit dem Kurier nach</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="nach" name="stelle">{{#SITE}}<option value="{{SITE_ID}}">{{SITE_NAME}}</option>{{/SITE}}</select></div><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Schicken</span></button></form></details>{{/MOVE}}
{{#RETURN}}<details><summary>Zurückgeben oder vernichten</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.pickup" value="{{SUBJECT}}">
<div class="kern-form-input"><label class="kern-label" for="wohin">Wohin</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="wohin" name="a.how"><option value="maker">zurück an den Hersteller</option><option value="destroyed">entwertet und vernichtet</option><option value="transferred">an eine andere Behörde</option></select></div></div>
<div class="kern-form-input"><label class="kern-label" for="an">An welche Behörde</label><input class="kern-form-input__input" id="an" name="a.to" maxlength="200"></div>
<div class="kern-form-input"><label class="kern-label" for="zurueck-grund">Grund</label><input class="kern-form-input__input" id="zurueck-grund" name="a.reason" maxlength="400" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Eintragen</span></button></div></form></details>{{/RETURN}}
{{#CORRECT}}<details><summary>Berichtigen</summary><form method="post" action="/stab/aktion" class="desk-form">[[>hidden]]<input type="hidden" name="dokument" value="{{SUBJECT}}">
{{#PERSON}}[[>pickup_person]]{{/PERSON}}
[[>pickup_condition]]
<div class="kern-form-input"><label class="kern-label" for="grund">Grund</label><input class="kern-form-input__input" id="grund" name="grund" maxlength="400" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Berichtigen</span></button></div></form></details>{{/CORRECT}}
<section><h2 class="kern-heading-medium">Verlauf</h2><ol class="stab-list">{{#EVENT}}<li>{{EVENT_AT}} Uhr: {{EVENT_WHAT:say}}{{#HAS_WAY}} ({{EVENT_WAY:say}}){{/HAS_WAY}} von {{EVENT_ACTOR}}{{#HAS_PERSON}}; abgeholt durch {{EVENT_PERSON}}{{/HAS_PERSON}}{{#HAS_REASON}}; Grund: {{EVENT_REASON}}{{/HAS_REASON}}{{#HAS_BATCH}}; <a class="kern-link" href="/stab/abholung/kurier/{{EVENT_BATCH}}.pdf?ort={{PLACE}}">Kurierliste {{EVENT_BATCH}}</a>{{/HAS_BATCH}}</li>
{{/EVENT}}</ol></section>
[[>end]]
