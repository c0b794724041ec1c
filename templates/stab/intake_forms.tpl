{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<p class="kern-body">Für Schalter ohne Rechner: Formulare mit Nummer auf Vorrat drucken. Jedes wird später unter seiner Nummer erfasst; was fehlt, steht unten.</p>
{{#PRINT}}<section class="stab-box"><h2 class="kern-heading-medium">Formulare drucken</h2><form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="anzahl">Anzahl</label><input class="kern-form-input__input" id="anzahl" name="a.count:zahl" type="number" min="1" max="10000" value="{{COUNT_TYPED}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Nummern vergeben</span></button></div>
</form></section>{{/PRINT}}
{{#NOTHING_YET}}<p class="kern-body">Noch wurden keine Formulare gedruckt.</p>{{/NOTHING_YET}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Gedruckte Formulare">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nummern</th><th class="kern-table__header" scope="col">Anzahl</th><th class="kern-table__header" scope="col">Erfasst</th><th class="kern-table__header" scope="col">Ungültig</th><th class="kern-table__header" scope="col">Fehlen</th><th class="kern-table__header" scope="col">Wann, wer</th><th class="kern-table__header" scope="col">PDF</th></tr></thead>
<tbody class="kern-table__body">
{{#BATCH}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">{{FIRST}} bis {{LAST:say}}</th><td class="kern-table__cell">{{COUNT:say}}</td><td class="kern-table__cell">{{CAPTURED:say}}</td><td class="kern-table__cell">{{VOIDED:say}}</td><td class="kern-table__cell">{{MISSING:say}}</td><td class="kern-table__cell">{{AT:say}}, {{ACTOR}}</td><td class="kern-table__cell">{{#FILE}}<a class="kern-link" href="/stab/formulare/druck.pdf?ort={{PLACE}}&amp;von={{FROM_SERIAL}}&amp;bis={{TO_SERIAL}}">Drucken<span class="kern-sr-only">: {{FROM_NUMBER}} bis {{TO_NUMBER}}</span></a> {{/FILE}}</td></tr>
{{/BATCH}}</tbody></table></div>{{/SOME}}
{{#GAPS}}<section class="stab-box"><h2 class="kern-heading-medium">Noch nicht erfasst</h2>
<ul class="stab-list stab-columns">{{#GAP}}<li>{{NUMBER}}</li>{{/GAP}}</ul>
{{#MORE_GAPS}}<p class="kern-body">Und weitere; das sind die ersten 200.</p>{{/MORE_GAPS}}</section>{{/GAPS}}
{{#VOID}}<section class="stab-box"><h2 class="kern-heading-medium">Formular ungültig melden</h2><form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="ung-nr">Nummer</label><input class="kern-form-input__input" id="ung-nr" name="a.form" maxlength="60" value="{{FORM_TYPED}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="ung-grund">Was ist damit geschehen?</label><input class="kern-form-input__input" id="ung-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Ungültig melden</span></button></div>
</form></section>{{/VOID}}
[[>end]]
