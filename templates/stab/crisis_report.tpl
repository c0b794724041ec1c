{{%AUTOESCAPE context="HTML"}}
[[>crisis]]
<div class="stab-buttons desk-screen"><a class="kern-btn kern-btn--primary" href="{{PDF_PATH}}?ort={{PLACE}}"><span class="kern-label">Als PDF</span></a><a class="kern-link" href="/stab/lagebericht?ort={{PLACE}}">Alle Lageberichte</a></div>
<dl class="desk-facts"><dt>Stand</dt><dd>{{AS_OF:say}}</dd><dt>Erstellt von</dt><dd>{{MADE_BY}}</dd><dt>Protokollstand</dt><dd>{{POSITION}}</dd></dl>
<section aria-labelledby="lage"><h2 class="kern-heading-medium" id="lage">Lage</h2>
{{#NO_INCIDENT}}<p class="kern-body kern-body--large">Zurzeit läuft kein Notbetrieb.</p>{{/NO_INCIDENT}}
{{#INCIDENT}}<p class="kern-body kern-body--large"><strong>{{CAUSE}}</strong></p><p class="kern-body">Notbetrieb{{#REGION_WIDE}} der ganzen Region{{/REGION_WIDE}} seit {{BEGAN:say}} Uhr. Prognose: {{FORECAST:say}}.</p>
{{/INCIDENT}}
<ul class="stab-counts">{{#COUNT}}<li><span class="stab-number">{{NUMBER:say}}</span> {{STATE:say}}</li>{{/COUNT}}</ul></section>
<section aria-labelledby="fragen"><h2 class="kern-heading-medium" id="fragen">Offene Entscheidungen</h2>
{{#NO_QUESTION}}<p class="kern-body">Keine.</p>{{/NO_QUESTION}}
{{#QUESTIONS}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Offene Entscheidungen"><table class="kern-table kern-table--small"><thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Bis</th><th class="kern-table__header" scope="col">Zu entscheiden</th><th class="kern-table__header" scope="col">Wer entscheidet</th></tr></thead><tbody class="kern-table__body">{{#LINE}}[[>crisis_waiting]]{{/LINE}}</tbody></table></div>{{/QUESTIONS}}{{#MORE_QUESTIONS}}<p class="kern-body">Dazu {{QUESTIONS_MORE:say}} weitere.</p>{{/MORE_QUESTIONS}}</section>
<section aria-labelledby="aenderungen"><h2 class="kern-heading-medium" id="aenderungen">Was sich geändert hat</h2>
{{#FIRST}}<p class="kern-body">Das ist der erste Lagebericht.</p>{{/FIRST}}
{{#CHANGES}}<p class="kern-body kern-body--muted">Seit {{SINCE:say}}:</p>{{#UNCHANGED_SINCE}}<p class="kern-body">Nichts.</p>{{/UNCHANGED_SINCE}}<ul class="stab-list">{{#CHANGE}}<li>{{CHANGE_WORDS:say}}</li>
{{/CHANGE}}</ul>{{#MORE}}<p class="kern-body">Dazu {{CHANGES_MORE:say}} weitere Änderungen.</p>{{/MORE}}{{/CHANGES}}</section>
<section aria-labelledby="aufgaben"><h2 class="kern-heading-medium" id="aufgaben">Aufgaben: überfällig und heute fällig</h2>
{{#NO_TASK}}<p class="kern-body">Keine.</p>{{/NO_TASK}}
{{#TASKS}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Aufgaben"><table class="kern-table kern-table--small"><thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Bis</th><th class="kern-table__header" scope="col">Aufgabe</th><th class="kern-table__header" scope="col">Wer</th></tr></thead><tbody class="kern-table__body">{{#LINE}}[[>crisis_waiting]]{{/LINE}}</tbody></table></div>{{/TASKS}}
{{#HAS_LATER}}<p class="kern-body">{{TASKS_LATER:say}} noch Zeit.</p>{{/HAS_LATER}}</section>
<section aria-labelledby="entscheidungen"><h2 class="kern-heading-medium" id="entscheidungen">Entscheidungen seit dem letzten Lagebericht</h2>
{{#NO_DECISION}}<p class="kern-body">Keine.</p>{{/NO_DECISION}}
{{#DECISIONS}}<ul class="stab-list">{{#DECISION}}<li><strong>{{WHEN:say}} Uhr, {{WHO}}:</strong> {{TEXT}} <span class="kern-body--muted">Grund: {{REASON}}</span></li>
{{/DECISION}}</ul>{{#MORE_DECISIONS}}<p class="kern-body">Dazu {{DECISIONS_MORE:say}} frühere; sie stehen im Tagebuch.</p>{{/MORE_DECISIONS}}{{/DECISIONS}}</section>
<section aria-labelledby="zahlen"><h2 class="kern-heading-medium" id="zahlen">Zahlen</h2>
<dl class="desk-facts">{{#FIGURE}}<dt>{{LABEL:say}}</dt><dd>{{VALUE:say}}</dd>{{/FIGURE}}</dl></section>
<section aria-labelledby="leistungen"><h2 class="kern-heading-medium" id="leistungen">Leistungen nach Dringlichkeit</h2>
{{#ALL_POSSIBLE}}<p class="kern-body">Alle Leistungen sind uneingeschränkt möglich.</p>{{/ALL_POSSIBLE}}
{{#GROUP}}<h3 class="kern-heading-small">{{URGENCY:say}}</h3>
{{#SERVICES}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="{{URGENCY:say}}"><table class="kern-table kern-table--small"><thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Leistung</th><th class="kern-table__header" scope="col">Stand</th><th class="kern-table__header" scope="col">Ersatzweg</th></tr></thead><tbody class="kern-table__body">{{#SERVICE}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">{{NAME}}</th><td class="kern-table__cell">{{STATE:say}}</td><td class="kern-table__cell stab-wrap">{{WAY_ROUND}}</td></tr>{{/SERVICE}}</tbody></table></div>{{/SERVICES}}
{{#OTHERS}}<p class="kern-body">{{OTHERS_WORDS:say}}</p>{{/OTHERS}}
{{/GROUP}}
{{#TOWNS}}<h3 class="kern-heading-small">Kommunen</h3><ul class="stab-list">{{#TOWN}}<li><strong>{{SAID:say}}</strong>: {{NAMES}}</li>
{{/TOWN}}</ul>{{/TOWNS}}</section>
[[>end]]
