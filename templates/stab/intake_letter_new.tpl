{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#LETTER}}<form method="post" action="/stab/aktion" class="desk-form" id="brief-form">
[[>hidden]]
<fieldset class="kern-fieldset"><legend class="kern-label">Wie geht das Schreiben hinaus?</legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="art" id="art-post" value="post"{{#IS_POST}} checked{{/IS_POST}}><label class="kern-label" for="art-post">Brief</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="art" id="art-registered" value="registered"{{#IS_REGISTERED}} checked{{/IS_REGISTERED}}><label class="kern-label" for="art-registered">Einschreiben</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="art" id="art-courier" value="courier"{{#IS_COURIER}} checked{{/IS_COURIER}}><label class="kern-label" for="art-courier">Bote</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="art" id="art-counter" value="counter"{{#IS_COUNTER}} checked{{/IS_COUNTER}}><label class="kern-label" for="art-counter">am Schalter übergeben</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="art" id="art-pickup" value="pickup"{{#IS_PICKUP}} checked{{/IS_PICKUP}}><label class="kern-label" for="art-pickup">wird abgeholt</label></div>
</div></fieldset>
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="empfaenger">Empfänger</label><input class="kern-form-input__input" id="empfaenger" name="empfaenger" maxlength="200" autocomplete="off" value="{{ADDRESSEE}}" required autofocus></div>
<div class="kern-form-input"><label class="kern-label" for="ort_empfaenger">Anschrift des Empfängers</label><input class="kern-form-input__input" id="ort_empfaenger" name="ort_empfaenger" maxlength="200" autocomplete="off" value="{{TOWN_OF_ADDRESSEE}}"></div>
</div>
<div class="kern-form-input"><label class="kern-label" for="betreff">Betreff</label><input class="kern-form-input__input" id="betreff" name="betreff" maxlength="200" autocomplete="off" value="{{SUBJECT_LINE}}"></div>
<div class="kern-form-input desk-js"><label class="kern-label" for="datei">Datei des Schreibens</label><div class="kern-hint" id="datei-h">Sie bleibt auf diesem Rechner; eingetragen wird nur ihre Prüfsumme.</div><input class="kern-form-input__input" id="datei" type="file" aria-describedby="datei-h"></div>
<div class="kern-form-input"><label class="kern-label" for="pruefsumme">Prüfsumme (SHA-256)</label><input class="kern-form-input__input" id="pruefsumme" name="pruefsumme" maxlength="64" autocomplete="off" spellcheck="false" value="{{DIGEST}}"></div>
<div class="kern-form-input"><label class="kern-label" for="text">Oder der Text des Schreibens</label><div class="kern-hint" id="text-h">Gespeichert wird nur seine Prüfsumme, nicht der Text.</div><textarea class="kern-form-input__input" id="text" name="text" rows="4" maxlength="20000" aria-describedby="text-h">{{TEXT:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="eingang">Antwortet auf Eingang Nr. (freiwillig)</label><input class="kern-form-input__input" id="eingang" name="eingang" maxlength="60" autocomplete="off" value="{{FILING}}"></div>
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="rechtsbehelf">Rechtsbehelf, auf den hingewiesen wird</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="rechtsbehelf" name="rechtsbehelf"><option value="">keiner</option>{{#RULE}}<option value="{{KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TITLE_OF_RULE:say}} ({{LAW}})</option>{{/RULE}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="recht">Bekanntgabe richtet sich nach</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="recht" name="recht">{{#SCOPE}}<option value="{{KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{SCOPE_NAME:say}}</option>{{/SCOPE}}</select></div></div>
</div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Eintragen</span></button></div>
</form>{{/LETTER}}
[[>end]]
