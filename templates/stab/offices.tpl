{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>search]]
<div id="liste">
{{#NOTHING_FOUND}}<p class="kern-body">Dazu steht nichts in der Liste. Bitte suchen Sie mit einem anderen Wort.</p>{{/NOTHING_FOUND}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Ämter">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Amt</th><th class="kern-table__header" scope="col">Zustand</th><th class="kern-table__header" scope="col">Angabe</th></tr></thead>
<tbody class="kern-table__body">
{{#OFFICE}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><a class="kern-link" href="/stab/aemter/{{ID}}?ort={{PLACE}}">{{NAME}}</a></th><td class="kern-table__cell"><span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span></td><td class="kern-table__cell">{{#HAS_AS_OF}}Stand {{AS_OF:say}}{{/HAS_AS_OF}}{{#HAS_UNTIL}}, bis {{UNTIL:say}}{{/HAS_UNTIL}}{{#HAS_TOWNS}}in {{TOWNS:say}}{{/HAS_TOWNS}}</td></tr>
{{/OFFICE}}</tbody></table></div>{{/SOME}}</div>
[[>end]]
