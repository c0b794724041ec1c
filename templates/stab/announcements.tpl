{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#WRITE}}<section class="stab-box"><form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<h2 class="kern-heading-medium">Meldung schreiben</h2>
{{#CORRECTS}}<p class="kern-body">Ersetzt sichtbar: „{{OLD_TITLE}}“. Die alte Meldung bleibt lesbar und verweist auf die neue.</p><input type="hidden" name="a.corrects" value="{{OLD_ID}}">{{/CORRECTS}}
<fieldset class="kern-fieldset"><legend class="kern-label">Dringlichkeit</legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.severity" id="d-info" value="info"{{#IS_INFO}} checked{{/IS_INFO}}><label class="kern-label" for="d-info">Hinweis</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.severity" id="d-warning" value="warning"{{#IS_WARNING}} checked{{/IS_WARNING}}><label class="kern-label" for="d-warning">wichtig</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.severity" id="d-urgent" value="urgent"{{#IS_URGENT}} checked{{/IS_URGENT}}><label class="kern-label" for="d-urgent">dringend</label></div>
</div></fieldset>
<div class="kern-form-input"><label class="kern-label" for="titel">Überschrift</label><input class="kern-form-input__input" id="titel" name="a.texts.de.title" maxlength="180" value="{{TYPED_TITLE}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="text">Text</label><div class="kern-hint" id="text-h">Absätze durch eine Leerzeile; **fett**; Aufzählung mit »- « am Zeilenanfang.</div><textarea class="kern-form-input__input" id="text" name="a.texts.de.body" rows="6" aria-describedby="text-h" required>{{TYPED_BODY:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="titel-en">Überschrift auf Englisch</label><input class="kern-form-input__input" id="titel-en" name="a.texts.en.title" maxlength="180" value="{{TYPED_TITLE_EN}}" lang="en"></div>
<div class="kern-form-input"><label class="kern-label" for="text-en">Text auf Englisch</label><textarea class="kern-form-input__input" id="text-en" name="a.texts.en.body" rows="6" lang="en">{{TYPED_BODY_EN:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="amt">Nur für ein Amt</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="amt" name="a.office"><option value="">für alle</option>{{#OFFICE}}<option value="{{OFFICE_NAME}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OFFICE_NAME}}</option>{{/OFFICE}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="leistung">Nur für eine Leistung</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="leistung" name="a.service"><option value="">für alle</option>{{#SERVICE}}<option value="{{SERVICE_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{SERVICE_NAME}}</option>{{/SERVICE}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="ab">Gilt ab</label><div class="kern-hint" id="ab-h">Leer = sofort</div><input class="kern-form-input__input" id="ab" name="a.valid_from:zeit" type="datetime-local" value="{{TYPED_FROM}}" aria-describedby="ab-h"></div>
<div class="kern-form-input"><label class="kern-label" for="bis">Gilt bis</label><div class="kern-hint" id="bis-h">Leer = ohne Ende</div><input class="kern-form-input__input" id="bis" name="a.valid_until:zeit" type="datetime-local" value="{{TYPED_UNTIL}}" aria-describedby="bis-h"></div>
[[>send]]
</form></section>{{/WRITE}}
{{#NONE_YET}}<p class="kern-body">Noch gibt es keine Meldung.</p>{{/NONE_YET}}
{{#ANNOUNCEMENT}}<article class="stab-box">
<h2 class="kern-heading-small">{{HEADLINE}}</h2>
<p class="kern-body kern-body--muted">{{AT:say}} Uhr · {{STANDING:say}}{{#HAS_UNTIL}}, gilt bis {{UNTIL:say}} Uhr{{/HAS_UNTIL}}{{#REGION_WIDE}} · ganze Region{{/REGION_WIDE}}</p>
{{#ALONE_MARK}}<p class="kern-body stab-alone"><strong>Allein ausgeführt</strong> von {{ALONE_BY}}, wartet auf einen zweiten Blick. <a class="kern-link" href="{{PROPOSAL_PATH}}">Nachsehen<span class="kern-sr-only">: {{HEADLINE}}</span></a></p>{{/ALONE_MARK}}
<p class="kern-body stab-pre">{{BODY}}</p>
{{#CORRECT}}<p class="kern-body"><a class="kern-link" href="/stab/meldungen?ort={{PLACE}}&amp;ersetzt={{ANNOUNCEMENT_ID}}">Durch eine neue Meldung ersetzen<span class="kern-sr-only">: {{HEADLINE}}</span></a></p>{{/CORRECT}}
{{#WITHDRAW}}<form method="post" action="/stab/aktion">
[[>hidden]]
<input type="hidden" name="a.id" value="{{ANNOUNCEMENT_ID}}">
<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="vorschau" aria-label="Zurückziehen: {{HEADLINE}}"><span class="kern-label">Zurückziehen</span></button>
</form>{{/WITHDRAW}}
</article>
{{/ANNOUNCEMENT}}
[[>end]]
