{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#NOTHING_YET}}<p class="kern-body">Hier wurde noch nichts eingetragen.</p>{{/NOTHING_YET}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Verlauf">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nr.</th><th class="kern-table__header" scope="col">Wann</th><th class="kern-table__header" scope="col">Wer</th><th class="kern-table__header" scope="col">Was</th><th class="kern-table__header" scope="col">Aussage</th><th class="kern-table__header kern-table__header--action" scope="col">Zurücknehmen</th></tr></thead>
<tbody class="kern-table__body">
{{#LINE}}<tr class="kern-table__row"><td class="kern-table__cell">{{NUMBER}}</td><td class="kern-table__cell">{{AT:say}}</td><td class="kern-table__cell">{{ACTOR}}</td><td class="kern-table__cell">{{WHAT:say}}: {{NAME}}</td><td class="kern-table__cell">{{#HAS_SAID_STATE}}{{SAID_STATE:say}}{{/HAS_SAID_STATE}}{{#HAS_SAID}}{{#HAS_SAID_STATE}}: {{/HAS_SAID_STATE}}{{SAID}}{{/HAS_SAID}}</td><td class="kern-table__cell kern-table__cell--action">{{#UNDO}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.entry:zahl" value="{{NUMBER}}"><button class="kern-btn kern-btn--tertiary" type="submit" name="schritt" value="vorschau" aria-label="Zurücknehmen von Nr. {{NUMBER}}"><span class="kern-label">Zurücknehmen</span></button></form>{{/UNDO}}</td></tr>
{{/LINE}}</tbody></table></div>{{/SOME}}
{{#ONLY_NEWEST}}<p class="kern-body kern-body--muted">Das sind die neuesten 100 Einträge; ältere stehen im Protokoll (»notbetrieb export-log«).</p>{{/ONLY_NEWEST}}
[[>end]]
