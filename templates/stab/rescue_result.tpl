{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Eingelesen {{AT}} Uhr von {{BY}}: {{ALL:say}}, jede mit ihrem Ergebnis.</p>
<ul class="stab-list stab-columns">{{#COUNT}}<li><strong>{{NUMBER}}</strong> {{OUTCOME:say}}</li>{{/COUNT}}</ul>
{{#HAS_OUTSIDE}}<p class="kern-body">{{OUTSIDE}} Kalendereinträge lagen außerhalb des Zeitraums und sind nicht dabei.</p>{{/HAS_OUTSIDE}}
{{#HAS_STOPPED}}<p class="kern-body"><span aria-hidden="true">⚠ </span>Gelesen wurde nur bis Zeile {{STOPPED}}; der Rest der Datei ist nicht dabei.</p>{{/HAS_STOPPED}}
[[>appointment_left]]
{{#REST}}<p class="kern-body"><a class="kern-link" href="/stab/termine/eingelesen/{{IMPORT}}/rest.csv?ort={{PLACE}}">Was nicht übernommen wurde, als Datei (CSV)</a>{{#WITH_WORDS}}. Sie enthält noch eine Stunde lang die ganzen Zeilen, danach nur Zeilennummern und Gründe.{{/WITH_WORDS}}</p>{{/REST}}
<p class="kern-body"><a class="kern-link" href="/stab/termine/einlesen?ort={{PLACE}}">Noch etwas einlesen</a></p>
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Zeilen"><table class="kern-table kern-table--small"><thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Zeile</th><th class="kern-table__header" scope="col">Ergebnis</th><th class="kern-table__header" scope="col">Warum</th></tr></thead><tbody class="kern-table__body">
{{#ROW}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">{{LINE}}</th><td class="kern-table__cell">{{#OPEN}}<span aria-hidden="true">⚠ </span>{{/OPEN}}{{OUTCOME:say}}</td><td class="kern-table__cell">{{REASON:say}}</td></tr>
{{/ROW}}</tbody></table></div>
{{#HAS_NEXT}}<p class="kern-body"><a class="kern-link" href="/stab/termine/eingelesen/{{IMPORT}}?ort={{PLACE}}&amp;ab={{NEXT}}">Weitere Zeilen</a></p>{{/HAS_NEXT}}
[[>end]]
