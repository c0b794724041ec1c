{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Termine aus dem ausgefallenen System übernehmen: eine Liste (CSV), einen Kalender (ics), Bestätigungsmails (eml, mbox) oder eine abgetippte Tagesliste. Nichts wird übernommen, bevor Sie es gesehen haben.</p>
{{#FORM}}<form method="post" action="/stab/termine/einlesen" enctype="multipart/form-data" class="desk-form">[[>hidden]]<input type="hidden" name="schritt" value="lesen">
<div class="kern-form-input"><label class="kern-label" for="datei">Datei</label><div class="kern-hint" id="datei-h">Höchstens 24 MB. Die Datei wartet eine Stunde im Arbeitsspeicher und wird nirgends abgelegt.</div><input class="kern-form-input__input" id="datei" name="datei" type="file" aria-describedby="datei-h"></div>
<div class="kern-form-input"><label class="kern-label" for="liste">oder Liste eintippen oder einfügen</label><div class="kern-hint" id="liste-h">Zum Beispiel: 08:20 Meyer, PA beantr. Eine Zeile je Termin; davor eine Zeile mit dem Tag und eine mit dem Ort, die mit einem Doppelpunkt endet.</div><textarea class="kern-form-input__input" id="liste" name="liste" rows="8" aria-describedby="liste-h" autocomplete="off" spellcheck="false">{{TYPED:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="tag">Tag der eingetippten Liste</label><div class="kern-hint" id="tag-h">Nur wenn die Liste ihn nicht selbst nennt.</div><input class="kern-form-input__input" id="tag" name="tag" type="date" value="{{DAY}}" aria-describedby="tag-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Einlesen und prüfen</span></button></div></form>{{/FORM}}
<section aria-labelledby="blatt"><h2 class="kern-heading-medium" id="blatt">Nur auf Papier da?</h2>
{{#SOME_SHEETS}}<p class="kern-body"><a class="kern-link" href="/stab/termine/einlesen/blatt?ort={{PLACE}}">Zum Blatt, das hier liegt</a> ({{SHEETS:say}})</p>{{/SOME_SHEETS}}
{{#SHEET_FORM}}<form method="post" action="/stab/termine/einlesen" enctype="multipart/form-data" class="desk-form">[[>hidden]][[>rescue_sheet_field]]</form>{{/SHEET_FORM}}</section>
{{#SOME_DRAFTS}}<section><h2 class="kern-heading-medium">Noch nicht übernommen</h2><ul class="stab-list">{{#DRAFT}}<li><a class="kern-link" href="{{DRAFT_PATH}}?ort={{PLACE}}">{{NAME}}</a>, eingelesen {{SINCE}} Uhr</li>{{/DRAFT}}</ul></section>{{/SOME_DRAFTS}}
{{#SOME_IMPORTS}}<section><h2 class="kern-heading-medium">Importe</h2><ul class="stab-list">{{#IMPORT}}<li><a class="kern-link" href="{{IMPORT_PATH}}?ort={{PLACE}}">{{AT}} Uhr</a>, {{BY}}:{{#COUNT}} <span>{{NUMBER}} {{OUTCOME:say}}{{#COUNT_separator}},{{/COUNT_separator}}</span>{{/COUNT}}</li>{{/IMPORT}}</ul></section>{{/SOME_IMPORTS}}
[[>end]]
