{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#FILING}}<div id="entwuerfe" class="stab-facts" hidden></div>
<form method="post" action="/stab/aktion" class="desk-form" id="eingang-form" data-entwurf="{{ID}}" data-ort="{{PLACE}}" data-schluessel="{{DRAFT_KEY}}"{{#KEPT}} data-behalten="1"{{/KEPT}}>
[[>hidden]]<input type="hidden" name="saat" value="{{SEED}}">
[[>filing_channel]]
[[>filing_person]]
[[>filing_class]]
<details id="mehr"{{#DETAILS_OPEN}} open{{/DETAILS_OPEN}}><summary>Fristen, Aktenzeichen, Papierformular</summary>
<div class="stab-facts">
[[>filing_deadlines]]
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="zeichen">Aktenzeichen eines älteren Vorgangs</label><input class="kern-form-input__input" id="zeichen" name="zeichen" maxlength="150" autocomplete="off" value="{{REFERENCE}}"></div>
<div class="kern-form-input"><label class="kern-label" for="formular">Nummer des Papierformulars</label><input class="kern-form-input__input" id="formular" name="formular" maxlength="60" autocomplete="off" value="{{FORM_NUMBER}}"></div>
</div></div></details>
[[>deadline_result]]
{{#KEPT_FILES}}<fieldset class="stab-facts" id="anlagen-da"><legend class="kern-label">Schon übertragene Anlagen</legend><p class="kern-hint" id="anlagen-da-h">Sie gehen beim nächsten Absenden mit. Was nicht dazugehört, bitte abwählen.</p>
{{#KEPT_FILE}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="anlage" id="a-{{TOKEN}}" value="{{TOKEN}}" checked aria-describedby="anlagen-da-h"><label class="kern-label" for="a-{{TOKEN}}">{{FILE_NAME}} <span class="kern-body--muted">{{FILE_FACTS:say}}</span></label></div>
{{/KEPT_FILE}}</fieldset>{{/KEPT_FILES}}
<div class="kern-form-input"><label class="kern-label" for="datei">{{#KEPT_FILES}}Weitere {{/KEPT_FILES}}Anlagen</label><div class="kern-hint" id="datei-h">Scans als PDF, JPEG, PNG oder TIFF, höchstens 10, je bis 20 MB. Sie werden erst beim Absenden übertragen.{{#FILES_MISSING}} <strong>Sie hatten Anlagen gewählt: bitte noch einmal wählen.</strong>{{/FILES_MISSING}}</div><input class="kern-form-input__input" id="datei" name="datei" type="file" multiple accept="application/pdf,image/jpeg,image/png,image/tiff" aria-describedby="datei-h"></div>
[[>filing_when]]
<div class="stab-buttons">
<button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Eingang bestätigen</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" id="mit-anlagen" name="schritt" value="anlagen" formaction="/stab/eingang/neu" formenctype="multipart/form-data"><span class="kern-label">Mit Anlagen bestätigen</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="fristen"><span class="kern-label">Fristen erst berechnen</span></button>
<button class="kern-btn kern-btn--tertiary" type="button" id="beiseite" hidden><span class="kern-label">Beiseitelegen, nächster Eingang</span></button>
</div>
<p class="kern-body kern-body--muted desk-js" id="entwurf-stand" role="status">Ihre Eingaben bleiben auf diesem Rechner, bis der Eingang bestätigt ist.</p>
<noscript><p class="kern-body kern-body--muted">Ohne JavaScript bleiben Ihre Eingaben nur, solange diese Seite offen ist.</p></noscript>
</form>{{/FILING}}
[[>end]]
