{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#WRITE}}<section class="stab-box"><form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<h2 class="kern-heading-medium">Meldung schreiben</h2>
{{#CORRECTS}}<p class="kern-body">Ersetzt sichtbar: „{{OLD_TITLE}}“. Die alte Meldung bleibt lesbar und verweist auf die neue.</p><input type="hidden" name="a.corrects" value="{{OLD_ID}}">{{/CORRECTS}}
<fieldset class="kern-fieldset"><legend class="kern-label">Dringlichkeit</legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.severity" id="d-info" value="info" checked><label class="kern-label" for="d-info">Hinweis</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.severity" id="d-warning" value="warning"><label class="kern-label" for="d-warning">wichtig</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.severity" id="d-urgent" value="urgent"><label class="kern-label" for="d-urgent">dringend</label></div>
</div></fieldset>
<div class="kern-form-input"><label class="kern-label" for="titel">Überschrift</label><input class="kern-form-input__input" id="titel" name="a.texts.de.title" maxlength="180" required></div>
<div class="kern-form-input"><label class="kern-label" for="text">Text</label><div class="kern-hint" id="text-h">Absätze durch eine Leerzeile; **fett**; Aufzählung mit »- « am Zeilenanfang.</div><textarea class="kern-form-input__input" id="text" name="a.texts.de.body" rows="6" aria-describedby="text-h" required></textarea></div>
<div class="kern-form-input"><label class="kern-label" for="titel-en">Überschrift auf Englisch</label><input class="kern-form-input__input" id="titel-en" name="a.texts.en.title" maxlength="180" lang="en"></div>
<div class="kern-form-input"><label class="kern-label" for="text-en">Text auf Englisch</label><textarea class="kern-form-input__input" id="text-en" name="a.texts.en.body" rows="6" lang="en"></textarea></div>
<div class="kern-form-input"><label class="kern-label" for="bis">Gilt bis</label><input class="kern-form-input__input" id="bis" name="a.valid_until:zeit" type="datetime-local"></div>
[[>send]]
</form></section>{{/WRITE}}
{{#ANNOUNCEMENT}}<article class="stab-box">
<h2 class="kern-heading-small">{{HEADLINE}}</h2>
<p class="kern-body kern-body--muted">{{AT}} Uhr · {{STANDING}}{{#HAS_UNTIL}}, gilt bis {{UNTIL}} Uhr{{/HAS_UNTIL}}{{#REGION_WIDE}} · ganze Region{{/REGION_WIDE}}</p>
<p class="kern-body stab-pre">{{BODY}}</p>
{{#CORRECT}}<p class="kern-body"><a class="kern-link" href="/stab/meldungen?ort={{PLACE}}&amp;ersetzt={{ANNOUNCEMENT_ID}}">Durch eine neue Meldung ersetzen<span class="kern-sr-only">: {{HEADLINE}}</span></a></p>{{/CORRECT}}
{{#WITHDRAW}}<form method="post" action="/stab/aktion">
[[>hidden]]
<input type="hidden" name="a.id" value="{{ANNOUNCEMENT_ID}}">
<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="vorschau"><span class="kern-label">Zurückziehen<span class="kern-sr-only">: {{HEADLINE}}</span></span></button>
</form>{{/WITHDRAW}}
</article>
{{/ANNOUNCEMENT}}
[[>end]]
