{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#CLOSED}}<p class="kern-body kern-body--large">Zum Einlesen müssen die versiegelten Angaben offen sein, sonst würde nichts doppelt Eingetragenes erkannt. {{#MAY_UNLOCK}}<a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">{{/MAY_UNLOCK}}Öffnen{{#MAY_UNLOCK}}</a>{{/MAY_UNLOCK}}</p>{{/CLOSED}}
{{#CHOOSE}}<form method="post" action="/stab/abholung" enctype="multipart/form-data" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="datei">Liste der fertigen Dokumente (CSV)</label><div class="kern-hint" id="datei-h">Spalten: site, document_kind, serial, family_name, first_names, birth_date, arrived_on; wenn bekannt auch ags, pin_letter, old_document, both_parents. Komma oder Semikolon. Zuerst sehen Sie, was geschehen würde.</div><input class="kern-form-input__input" id="datei" name="datei" type="file" accept=".csv,text/csv" aria-describedby="datei-h" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="pruefen"><span class="kern-label">Prüfen</span></button></div>
</form>{{/CHOOSE}}
{{#PREVIEW}}<section class="stab-box"><h2 class="kern-heading-medium">Das würde geschehen</h2>
[[>pickup_account]]
{{#TAKE}}<form method="post" action="/stab/abholung" class="stab-form">[[>hidden]]<textarea name="liste" hidden>{{LIST_TEXT:pre_escape}}</textarea>
<p class="kern-body">Fehlerhafte Zeilen bleiben aus; Sie können sie in der Datei berichtigen und diese noch einmal einlesen. Nichts wird doppelt eingetragen.</p>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Einlesen</span></button> <a class="kern-link" href="/stab/abholung/liste?ort={{PLACE}}">Andere Datei</a></div></form>{{/TAKE}}</section>{{/PREVIEW}}
{{#DONE_LIST}}<section class="stab-box"><h2 class="kern-heading-medium">Eingelesen</h2>
[[>pickup_account]]
<p class="kern-body"><a class="kern-link" href="/stab/abholung?ort={{PLACE}}">Zur Abholung</a> · <a class="kern-link" href="/stab/abholung/liste?ort={{PLACE}}">Nächste Datei</a></p></section>{{/DONE_LIST}}
[[>end]]
