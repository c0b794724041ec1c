{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#NOBODY}}<p class="kern-body kern-body--large">Niemand steht auf der Warteliste. Wem Sie keine Zeit geben können, den setzen Sie unter »Termin vergeben« darauf.</p>{{/NOBODY}}
{{#SOMEBODY}}<p class="kern-body kern-body--large">{{COUNT:say}} auf einen Termin, die dringenden zuerst. Eingeladen wird unter <a class="kern-link" href="/stab/termine/absagen?ort={{PLACE}}">»Absagen und neu vergeben«</a>; einzelnen geben Sie hier eine Zeit.</p>
{{#NO_NAMES}}<p class="kern-body">Namen stehen hier, sobald der {{#MAY_UNLOCK}}<a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">{{/MAY_UNLOCK}}Datenschlüssel{{#MAY_UNLOCK}}</a>{{/MAY_UNLOCK}} offen ist.</p>{{/NO_NAMES}}
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Wer auf einen Termin wartet"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Wer</th><th class="kern-table__header" scope="col">Leistung</th><th class="kern-table__header" scope="col">Wartet seit</th><th class="kern-table__header" scope="col">Dringlichkeit</th></tr></thead>
<tbody class="kern-table__body">
{{#LINE}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><a class="kern-link desk-nowrap" href="{{BOOKING_PATH}}?ort={{PLACE}}">{{CODE}}</a>{{#HAS_NAME}}<br>{{NAME}}{{/HAS_NAME}}{{#HAS_PHONE}}<br><span class="desk-nowrap">{{PHONE}}</span>{{/HAS_PHONE}}</th><td class="kern-table__cell">{{SERVICE:say}}<br><span class="kern-body--muted">{{WHERE}}</span></td><td class="kern-table__cell">{{SINCE:say}}<br><span class="kern-body--muted">{{SOURCE:say}}</span></td><td class="kern-table__cell">{{#HAS_URGENCY}}<strong>{{URGENCY:say}}</strong>{{/HAS_URGENCY}}{{#INVITED}}<br>schon eingeladen{{/INVITED}}</td></tr>
{{/LINE}}</tbody></table></div>{{/SOMEBODY}}
{{#MORE}}<p class="kern-body">Gezeigt werden die ersten; alle stehen in der Datei.</p>{{/MORE}}
[[>end]]
