{{%AUTOESCAPE context="HTML"}}
[[>top]]
<form class="stab-search" method="get" action="/stab/termine/neu"><input type="hidden" name="ort" value="{{PLACE}}"><input type="hidden" name="verlegen" value="{{MOVING}}">
<div class="kern-form-input"><label class="kern-label" for="angebot">Leistung und Schalterbereich</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="angebot" name="angebot" required><option value="">bitte wählen</option>{{#OFFER}}<option value="{{OFFER_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OFFER_NAME}}</option>{{/OFFER}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="tag">Tag</label><input class="kern-form-input__input" id="tag" name="tag" type="date" value="{{DAY}}" required></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Freie Zeiten zeigen</span></button></form>
{{#CHOICE}}<section class="stab-box"><h2 class="kern-heading-medium">{{DAY_NAME:say}}</h2>
<p class="kern-body"><a class="kern-link" href="/stab/termine/neu?ort={{PLACE}}&amp;angebot={{OFFER_ASKED}}&amp;tag={{PREVIOUS_DAY}}&amp;verlegen={{MOVING}}">Tag davor</a> <a class="kern-link" href="/stab/termine/neu?ort={{PLACE}}&amp;angebot={{OFFER_ASKED}}&amp;tag={{NEXT_DAY}}&amp;verlegen={{MOVING}}">Tag danach</a></p>
{{#STOPPED}}<p class="kern-body kern-body--large"><strong><span aria-hidden="true">⚠ </span>Diese Leistung ist hier zurzeit nicht möglich.</strong> Ein Termin für später geht nur, wenn Sie es unten ankreuzen.</p>{{/STOPPED}}
{{#MOVE_FORM}}<form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><input type="hidden" name="a.pool" value="{{POOL}}"><input type="hidden" name="tag" value="{{DAY}}">
[[>appointment_slots_move]]
<div class="kern-form-input"><label class="kern-label" for="andere">oder eine andere Uhrzeit</label><div class="kern-hint" id="andere-h">Auch außerhalb des Rasters, solange ein Schalter frei ist</div><input class="kern-form-input__input" id="andere" name="andere" type="time" value="{{OTHER}}" aria-describedby="andere-h"></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="sagen" name="a.notify:ja" value="1"{{#NOTIFY}} checked{{/NOTIFY}}><label class="kern-label" for="sagen">Person benachrichtigen</label></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="trotzdem" name="a.anyway:ja" value="1"{{#ANYWAY}} checked{{/ANYWAY}}><label class="kern-label" for="trotzdem">Auch wenn die Leistung zurzeit nicht möglich ist</label></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Termin verlegen</span></button></div></form>{{/MOVE_FORM}}
{{#BOOK_FORM}}<form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="pool" value="{{POOL}}"><input type="hidden" name="service" value="{{SERVICE_ID}}"><input type="hidden" name="tag" value="{{DAY}}">
[[>appointment_slots]]
<div class="kern-form-input"><label class="kern-label" for="andere">oder eine andere Uhrzeit</label><div class="kern-hint" id="andere-h">Auch außerhalb des Rasters, solange ein Schalter frei ist</div><input class="kern-form-input__input" id="andere" name="andere" value="{{OTHER}}" type="time" aria-describedby="andere-h"></div>
<div class="kern-form-input"><label class="kern-label" for="name">Name</label><input class="kern-form-input__input" id="name" name="name" value="{{NAME}}" autocomplete="off" required maxlength="200"></div>
<div class="kern-form-input"><label class="kern-label" for="telefon">Telefon</label><input class="kern-form-input__input" id="telefon" name="telefon" value="{{PHONE}}" type="tel" autocomplete="off" maxlength="60"></div>
<div class="kern-form-input"><label class="kern-label" for="email">E-Mail</label><input class="kern-form-input__input" id="email" name="email" value="{{EMAIL}}" type="email" autocomplete="off" maxlength="200"></div>
<div class="kern-form-input"><label class="kern-label" for="bemerkung">Bemerkung</label><input class="kern-form-input__input" id="bemerkung" name="bemerkung" value="{{REMARK}}" autocomplete="off" maxlength="500"></div>
<div class="kern-form-input"><label class="kern-label" for="dringlichkeit">Dringlichkeit</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="dringlichkeit" name="dringlichkeit">[[>appointment_urgency]]</select></div></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="telefonisch" name="quelle" value="phone"{{#BY_PHONE}} checked{{/BY_PHONE}}><label class="kern-label" for="telefonisch">Am Telefon vereinbart</label></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="bestaetigen" name="bestaetigen" value="1"{{#NOTIFY}} checked{{/NOTIFY}}><label class="kern-label" for="bestaetigen">Bestätigung per E-Mail schicken</label></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="trotzdem" name="trotzdem" value="1"{{#ANYWAY}} checked{{/ANYWAY}}><label class="kern-label" for="trotzdem">Auch wenn die Leistung zurzeit nicht möglich ist</label></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Termin vergeben</span></button></div></form>{{/BOOK_FORM}}</section>{{/CHOICE}}
[[>end]]
