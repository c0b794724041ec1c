{{%AUTOESCAPE context="HTML"}}
[[>circular]]
{{#NOBODY}}<p class="kern-body kern-body--large">Im Telefonverzeichnis dieser Kommune steht noch niemand. Bitte zuerst die Stammdaten importieren.</p>{{/NOBODY}}
{{#WRITE}}<form method="post" action="/stab/aktion" class="desk-form" id="rundschreiben-form">[[>hidden]]<input type="hidden" name="rundschreiben" value="{{SUBJECT}}"><input type="hidden" name="abschnitte" value="{{SECTIONS}}">
{{#REPLACES}}<p class="kern-body kern-body--large">Neue Fassung von Rundschreiben {{NUMBER}}. Wer die vorige bekommen hat, bekommt auch diese.</p>
<div class="kern-form-input"><label class="kern-label" for="neu">Was ist neu?</label><div class="kern-hint" id="neu-h">Ein Satz; er steht ganz oben. Solange noch nichts verschickt ist, darf er leer bleiben.</div><textarea class="kern-form-input__input" id="neu" name="neu" rows="2" maxlength="500" aria-describedby="neu-h">{{TYPED_CHANGE:pre_escape}}</textarea></div>{{/REPLACES}}
<div class="kern-form-input"><label class="kern-label" for="titel">Betreff</label><input class="kern-form-input__input" id="titel" name="titel" maxlength="120" value="{{TYPED_TITLE}}" required autocomplete="off"></div>
{{#PART}}<div class="stab-box"><div class="kern-form-input"><label class="kern-label" for="text{{INDEX}}">{{#FIRST}}Text{{/FIRST}}{{#FURTHER}}Weiterer Abschnitt{{/FURTHER}}{{#HAS_WHOM}} für {{WHOM}}{{/HAS_WHOM}}</label>
{{#FIRST}}<div class="kern-hint" id="text{{INDEX}}-h">Absätze durch eine Leerzeile; **fett**; Aufzählung mit »- « am Zeilenanfang.</div>{{/FIRST}}{{#FURTHER}}<div class="kern-hint" id="text{{INDEX}}-h">Was nur für bestimmte Ämter oder Aufgaben gilt. Leer lassen, wenn nicht gebraucht.</div>{{/FURTHER}}
<textarea class="kern-form-input__input" id="text{{INDEX}}" name="text{{INDEX}}" rows="5" maxlength="10000" aria-describedby="text{{INDEX}}-h">{{TYPED_TEXT:pre_escape}}</textarea></div>
<details{{#OPEN}} open{{/OPEN}}><summary>Wer bekommt Abschnitt {{ORDINAL}}? {{#HAS_WHOM}}{{WHOM}}{{/HAS_WHOM}}</summary>
<div class="stab-facts"><fieldset class="kern-fieldset"><legend class="kern-label">Ämter <span class="kern-body--muted">(nichts angekreuzt = alle)</span></legend><div class="kern-fieldset__body circular-choices">
{{#OFFICE}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="{{FIELD}}" id="{{CHOICE_ID}}" value="{{VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="kern-label" for="{{CHOICE_ID}}">{{VALUE}}</label></div>
{{/OFFICE}}</div></fieldset>
<fieldset class="kern-fieldset"><legend class="kern-label">Aufgaben <span class="kern-body--muted">(nichts angekreuzt = alle)</span></legend><div class="kern-fieldset__body circular-choices">
{{#FUNCTION}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="{{FIELD}}" id="{{CHOICE_ID}}" value="{{VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="kern-label" for="{{CHOICE_ID}}">{{VALUE}}</label></div>
{{/FUNCTION}}</div></fieldset></div></details></div>
{{/PART}}
<div class="stab-buttons"><button class="kern-btn kern-btn--tertiary" type="submit" name="schritt" value="abschnitt" formnovalidate><span class="kern-label">Noch zwei Abschnitte</span></button></div>
<fieldset class="kern-fieldset"><legend class="kern-label">Kenntnisnahme</legend><div class="kern-fieldset__body">
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="pflicht" id="pflicht" value="1"{{#MUST}} checked{{/MUST}}><label class="kern-label" for="pflicht">Alle müssen bestätigen, dass sie es gelesen haben</label></div></div></fieldset>
<div class="kern-form-input"><label class="kern-label" for="frist">Bestätigen bis</label><div class="kern-hint" id="frist-h">Danach wird die Vertretung gefragt.</div><input class="kern-form-input__input" id="frist" name="frist" type="datetime-local" value="{{TYPED_DEADLINE}}" aria-describedby="frist-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Speichern und ansehen</span></button></div>
<p class="kern-body kern-body--muted">Noch wird nichts verschickt.</p>
</form>{{/WRITE}}
[[>end]]
