{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#NOTHING}}<p class="kern-body kern-body--large"><span aria-hidden="true">✓ </span>Alle Faxe und Scans ließen sich erfassen.</p>{{/NOTHING}}
{{#SOME}}<p class="kern-body kern-body--large">Diese Dateien ließen sich nicht lesen und sind noch keine Eingänge. Bitte lassen Sie sie sich aus dem Ordner geben oder ausdrucken und erfassen Sie den Eingang von Hand, mit dem Zeitpunkt, der hier steht; danach die Datei aus dem Ordner nehmen.</p>
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Nicht erfasste Faxe und Scans"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Gekommen</th><th class="kern-table__header" scope="col">Weg</th><th class="kern-table__header" scope="col">Datei</th><th class="kern-table__header" scope="col">Warum nicht erfasst</th></tr></thead>
<tbody class="kern-table__body">
{{#FILE}}<tr class="kern-table__row"><td class="kern-table__cell">{{WHEN:say}} Uhr</td><td class="kern-table__cell">{{WAY:say}}</td><th class="kern-table__cell" scope="row">{{NAME}}</th><td class="kern-table__cell">{{WHY:say}}</td></tr>
{{/FILE}}</tbody></table></div>
<p class="kern-body"><a class="kern-link" href="/stab/eingang/neu?ort={{PLACE}}">Eingang erfassen</a></p>{{/SOME}}
[[>end]]
