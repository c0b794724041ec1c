{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">{{HIT:say}} abgesagt am {{AT:say}} Uhr von {{BY}}. Grund: {{REASON}}</p>
{{#OFF_AT_RISK}}<p class="kern-body">Nur gefährdete Termine: {{#OFF_SERVICE}}{{OFF_NAME:say}}{{#OFF_SERVICE_separator}}, {{/OFF_SERVICE_separator}}{{/OFF_SERVICE}}. Alle anderen blieben stehen, und die Tage sind offen.</p>{{/OFF_AT_RISK}}
{{#LIFTED}}<p class="kern-body"><strong>Aufgehoben am {{LIFTED_AT:say}} Uhr.</strong> An diesen Tagen kann wieder gebucht werden; wem abgesagt wurde, dem bleibt abgesagt.</p>{{/LIFTED}}
[[>notice_obstacles]]
<section aria-labelledby="stand"><h2 class="kern-heading-medium" id="stand">Wer weiß Bescheid?</h2>
<ul class="stab-counts">{{#COUNT}}<li><a class="kern-link" href="{{PATH_OF}}?ort={{PLACE}}&amp;zustand={{WORD}}"><span class="stab-number">{{NUMBER:say}}</span> {{STATE:say}}</a>{{#HAS_WAYS}} <span class="kern-body--muted">({{WAYS:say}})</span>{{/HAS_WAYS}}</li>{{/COUNT}}</ul>
<div class="stab-buttons"><a class="kern-btn kern-btn--secondary" href="{{PATH_OF}}?ort={{PLACE}}"><span class="kern-label">Stand neu laden</span></a>
{{#FILES}}<a class="kern-btn kern-btn--secondary" href="/stab/termine/anrufe?ort={{PLACE}}"><span class="kern-label">Anrufliste</span></a>
<a class="kern-btn kern-btn--secondary" href="/stab/termine/anrufe.pdf?ort={{PLACE}}"><span class="kern-label">Anrufliste drucken</span></a>
<a class="kern-link" href="{{PATH_OF}}/liste.csv?ort={{PLACE}}">Alle als Tabelle (CSV)</a>{{/FILES}} <button class="kern-btn kern-btn--tertiary stab-js" type="button" data-drucken><span class="kern-label">Seite drucken</span></button></div></section>
[[>notice_unknown]]
<section aria-labelledby="alle"><h2 class="kern-heading-medium" id="alle">Jeder einzelne Termin</h2>
{{#NO_NAMES}}<p class="kern-body">Namen stehen hier, sobald der {{#MAY_UNLOCK}}<a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">{{/MAY_UNLOCK}}Datenschlüssel{{#MAY_UNLOCK}}</a>{{/MAY_UNLOCK}} offen ist.</p>{{/NO_NAMES}}
<p class="kern-body">{{FROM_ROW:say}} bis {{TO_ROW:say}} von {{ALL_ROWS:say}}, gezeigt: {{SHOWN_STATE:say}}{{#FILTERED}} · <a class="kern-link" href="{{PATH_OF}}?ort={{PLACE}}">alle zeigen</a>{{/FILTERED}}</p>
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Alle Nachrichten als Tabelle"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Terminnummer</th><th class="kern-table__header" scope="col">Termin</th><th class="kern-table__header" scope="col">Leistung</th><th class="kern-table__header" scope="col">Zustand</th><th class="kern-table__header" scope="col">zuletzt</th></tr></thead>
<tbody class="kern-table__body">
{{#PERSON}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">{{CODE}}{{#HAS_NAME}}<br>{{NAME}}{{/HAS_NAME}}</th><td class="kern-table__cell">{{WHEN:say}}{{#HAS_URGENCY}}<br><span class="kern-badge kern-badge--warning"><span class="kern-label kern-label--small">dringend: {{URGENCY:say}}</span></span>{{/HAS_URGENCY}}</td><td class="kern-table__cell">{{SERVICE}}</td><td class="kern-table__cell">{{STATE:say}} ({{CHANNEL:say}}){{#HAS_WHY}}<br><span class="kern-body--muted">{{WHY:say}}{{#HAS_STATUS}} ({{STATUS}}){{/HAS_STATUS}}</span>{{/HAS_WHY}}{{#HAS_NEXT_TIME}}<br><span class="kern-body--muted">nächster Versuch {{NEXT_TIME:say}} Uhr</span>{{/HAS_NEXT_TIME}}</td><td class="kern-table__cell">{{CHANGED:say}}</td></tr>
{{/PERSON}}</tbody></table></div>
<p class="kern-body">{{#HAS_BEFORE}}<a class="kern-link" href="{{PATH_OF}}?ort={{PLACE}}&amp;zustand={{FILTER}}&amp;ab={{BEFORE}}">Vorige</a> {{/HAS_BEFORE}}{{#HAS_NEXT}}<a class="kern-link" href="{{PATH_OF}}?ort={{PLACE}}&amp;zustand={{FILTER}}&amp;ab={{NEXT}}">Nächste</a>{{/HAS_NEXT}}</p></section>
{{#LIFT}}<details class="stab-box"><summary>Absage aufheben</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.call_off" value="{{CALL_OFF}}">
<p class="kern-body">An diesen Tagen kann dann wieder gebucht werden. Die abgesagten Termine bleiben abgesagt; neue Zeiten geben Sie in Wellen frei.</p>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Absage aufheben</span></button></div></form></details>{{/LIFT}}
[[>end]]
