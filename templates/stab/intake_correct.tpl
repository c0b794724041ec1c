{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#FILING}}<form method="post" action="/stab/aktion" class="desk-form">
[[>hidden]]<input type="hidden" name="nummer" value="{{NUMBER}}">
<p class="kern-body">Die alte Angabe bleibt im Verlauf stehen; die neue gilt ab jetzt.</p>
<div class="kern-form-input"><label class="kern-label" for="grund">Warum wird berichtigt?</label><input class="kern-form-input__input" id="grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
[[>filing_channel]]
{{#PERSONAL}}[[>filing_person]]
<div class="kern-form-input"><label class="kern-label" for="zeichen">Aktenzeichen eines älteren Vorgangs</label><input class="kern-form-input__input" id="zeichen" name="zeichen" maxlength="150" autocomplete="off" value="{{REFERENCE}}"></div>{{/PERSONAL}}
{{#PERSONAL_LOCKED}}<p class="kern-body">Absender und Inhalt sind verschlossen. <a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">Erst öffnen</a>, dann lassen auch sie sich berichtigen.</p>{{/PERSONAL_LOCKED}}
[[>filing_class]]
[[>filing_deadlines]]
[[>filing_when]]
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Berichtigen</span></button> <a class="kern-link" href="{{FILING_PATH}}?ort={{PLACE}}">Doch nicht</a></div>
</form>{{/FILING}}
[[>end]]
