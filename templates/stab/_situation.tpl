{{%AUTOESCAPE context="HTML"}}
<section aria-labelledby="h-vorfall">
<h2 class="kern-heading-medium" id="h-vorfall">Notbetrieb</h2>
{{#NO_INCIDENT}}<p class="kern-body kern-body--large">Zurzeit läuft kein Notbetrieb.</p>{{/NO_INCIDENT}}
{{#INCIDENT}}<div class="kern-alert kern-alert--danger"><div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-title">Seit {{BEGAN:say}} Uhr{{#REGION_WIDE}}, ganze Region{{/REGION_WIDE}}</span></div><div class="kern-alert__body"><p class="kern-body">{{CAUSE}}</p><p class="kern-body"><strong>Prognose:</strong> {{FORECAST:say}}</p></div></div>
{{/INCIDENT}}<p class="kern-body"><a class="kern-link" href="/stab/vorfall?ort={{PLACE}}">Notbetrieb ausrufen, Prognose ändern, beenden</a></p>
</section>
<section aria-labelledby="h-zahlen">
<h2 class="kern-heading-medium" id="h-zahlen">Leistungen in Zahlen</h2>
{{#OVER_ALL}}<p class="kern-body kern-body--muted">Jede Leistung in jeder der {{ALL_TOWNS}} Kommunen einzeln gezählt.</p>{{/OVER_ALL}}
<ul class="stab-counts">
{{#COUNT}}<li><span class="stab-number">{{NUMBER:say}}</span> <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span></li>
{{/COUNT}}</ul>
</section>
<section aria-labelledby="h-reihenfolge">
<h2 class="kern-heading-medium" id="h-reihenfolge">Was zuerst zurückkommen sollte</h2>
{{#NO_RESTART}}<p class="kern-body">Keine Komponente ist als ausgefallen erklärt.</p>{{/NO_RESTART}}
{{#RESTARTS}}<ol class="stab-list">
{{#RESTART}}<li><a class="kern-link" href="/stab/komponenten/{{ID}}?ort={{PLACE}}">{{NAME}}</a> hilft {{SERVICES:say}} in {{TOWNS:say}}{{#WITH_OTHERS}}, aber erst zusammen mit den folgenden{{/WITH_OTHERS}}</li>
{{/RESTART}}</ol>
<p class="kern-body kern-body--muted">Reihenfolge: Leib und Leben, Existenz, gesetzliche Frist, übrige; dann nach Zahl der Fälle.</p>{{/RESTARTS}}
</section>
<section aria-labelledby="h-widerspruch">
<h2 class="kern-heading-medium" id="h-widerspruch">Widersprüche</h2>
{{#NO_CONTRADICTION}}<p class="kern-body">Alle Angaben passen zueinander.</p>{{/NO_CONTRADICTION}}
{{#CONTRADICTIONS}}<ul class="stab-list">
{{#CONTRADICTION}}<li><strong>{{WHERE:say}}:</strong> {{SENTENCE:say}}</li>
{{/CONTRADICTION}}</ul>{{/CONTRADICTIONS}}
</section>
