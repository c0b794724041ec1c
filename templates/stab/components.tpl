{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>search]]
<div id="liste">
{{#NOTHING_FOUND}}<p class="kern-body">Dazu steht nichts in der Liste. Bitte suchen Sie mit einem anderen Wort.</p>{{/NOTHING_FOUND}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Komponenten">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Komponente</th><th class="kern-table__header" scope="col">Zustand</th><th class="kern-table__header" scope="col">Woher</th><th class="kern-table__header kern-table__header--numeric" scope="col">Kommunen ohne sie</th></tr></thead>
<tbody class="kern-table__body">
{{#COMPONENT}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><a class="kern-link" href="/stab/komponenten/{{ID}}?ort={{PLACE}}">{{NAME}}</a></th><td class="kern-table__cell"><span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span></td><td class="kern-table__cell">{{SOURCE:say}}{{#HAS_AS_OF}}, {{AS_OF:say}}{{/HAS_AS_OF}}</td><td class="kern-table__cell kern-table__cell--numeric">{{MISSING:say}}</td></tr>
{{/COMPONENT}}</tbody></table></div>{{/SOME}}</div>
[[>end]]
