{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body">Was hier steht, gilt erst, wenn eine zweite Person zustimmt. Im Notfall hat es eine Person allein ausgeführt; dann fehlt noch der zweite Blick.</p>
<nav aria-label="Auswahl der Freigaben"><ul class="stab-filters">{{#FILTER_LINK}}<li><a class="kern-link" href="/stab/freigaben?ort={{PLACE}}&amp;was={{KEY}}"{{#CHOSEN}} aria-current="true"{{/CHOSEN}}>{{NAME:say}} ({{NUMBER}})</a></li>
{{/FILTER_LINK}}</ul></nav>
<form class="stab-search" method="get" action="/stab/freigaben" role="search"><input type="hidden" name="ort" value="{{PLACE}}"><input type="hidden" name="was" value="{{FILTER}}">
<div class="kern-form-input"><label class="kern-label" for="q">Suchen nach Nummer, Ort, Konto oder Grund</label><input class="kern-form-input__input" id="q" name="q" type="search" value="{{QUERY}}" maxlength="100"></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Suchen</span></button></form>
<div id="liste" class="stab-facts">
{{#NONE}}<p class="kern-body kern-body--large">Hier ist nichts.</p>{{/NONE}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Freigaben">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Was</th><th class="kern-table__header" scope="col">Wo</th><th class="kern-table__header" scope="col">Von</th><th class="kern-table__header" scope="col">Stand</th></tr></thead>
<tbody class="kern-table__body">
{{#PROPOSAL}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><a class="kern-link" href="{{PATH_OF}}">Nr. {{ID}}: {{WHAT:say}}</a>{{#FOR_ME}}<br><strong>wartet auf Sie</strong>{{/FOR_ME}}</th><td class="kern-table__cell">{{WHERE:say}}</td><td class="kern-table__cell">{{BY}}, {{AT:say}} Uhr{{#HAS_WHY}}<br><span class="kern-body--muted">{{WHY}}</span>{{/HAS_WHY}}</td><td class="kern-table__cell"><span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small"><span aria-hidden="true">{{SIGN}} </span>{{STATE:say}}</span></span>{{#HAS_UNTIL}}<br>bis {{UNTIL:say}} Uhr{{/HAS_UNTIL}}{{#HAS_DECIDED}}<br>{{DECIDED_BY}}, {{DECIDED_AT:say}} Uhr{{/HAS_DECIDED}}</td></tr>
{{/PROPOSAL}}</tbody></table></div>{{/SOME}}
{{#ONLY_NEWEST}}<p class="kern-body kern-body--muted">Das sind die neuesten 200. Was wartet, steht vollständig in der CSV-Datei; älteres, das entschieden ist, im Protokoll (Spuren, Auswahl »Freigaben«).</p>{{/ONLY_NEWEST}}
</div>
[[>end]]
