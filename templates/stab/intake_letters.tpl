{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<form class="stab-search" method="get" action="/stab/ausgang" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="q">Ging dieses Schreiben hinaus? Nummer</label><input class="kern-form-input__input" id="q" name="q" type="search" value="{{QUERY}}"></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Nachsehen</span></button>
</form>
{{#NOT_FOUND}}<p class="kern-body kern-body--large">Ein Schreiben »{{QUERY}}« ist nicht eingetragen. Bitte prüfen Sie jede Ziffer.</p>{{/NOT_FOUND}}
{{#HIT}}<p class="kern-body kern-body--large"><a class="kern-link" href="{{LETTER_PATH}}?ort={{PLACE}}">{{NUMBER}}</a> {{WAY:say}}{{#HAS_ADDRESSEE}} an {{ADDRESSEE}}{{/HAS_ADDRESSEE}}, eingetragen {{ENTERED:say}} Uhr{{#HAS_POSTED}}, hinausgegangen {{POSTED:say}} Uhr{{/HAS_POSTED}}</p>{{/HIT}}
<section class="stab-box"><h2 class="kern-heading-medium">Wartet auf den Versand</h2>
{{#NOTHING_WAITS}}<p class="kern-body">Kein Schreiben wartet. {{#MAY_WRITE_LETTERS}}<a class="kern-link" href="/stab/ausgang/neu?ort={{PLACE}}">Schreiben eintragen</a>{{/MAY_WRITE_LETTERS}}</p>{{/NOTHING_WAITS}}
{{#WAITING}}<form method="post" action="/stab/aktion" class="stab-facts">
[[>hidden]]
<fieldset class="kern-fieldset"><legend class="kern-label">Diese Schreiben gehen jetzt hinaus</legend><div class="kern-fieldset__body">
{{#WAITING_LETTER}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="brief" id="b-{{NUMBER}}" value="{{NUMBER}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="kern-label" for="b-{{NUMBER}}">{{NUMBER}}, {{WAY:say}}{{#HAS_ADDRESSEE}} an {{ADDRESSEE}}{{/HAS_ADDRESSEE}} <span class="kern-body--muted">eingetragen {{ENTERED:say}} Uhr von {{ENTERED_BY}}</span></label></div>
{{/WAITING_LETTER}}</div></fieldset>
<div class="kern-form-input"><label class="kern-label" for="aufgegeben">Übergeben am</label><div class="kern-hint" id="aufgegeben-h">Leer = jetzt</div><input class="kern-form-input__input" id="aufgegeben" name="aufgegeben" type="datetime-local" value="{{POSTED_TYPED}}" aria-describedby="aufgegeben-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Als hinausgegangen festhalten, Liste drucken</span></button></div>
</form>{{/WAITING}}</section>
<section class="stab-box"><h2 class="kern-heading-medium">Hinausgegangen</h2>
{{#NOTHING_POSTED}}<p class="kern-body">Noch nichts.</p>{{/NOTHING_POSTED}}
{{#SOME_POSTED}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Hinausgegangene Schreiben">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nummer</th><th class="kern-table__header" scope="col">Versandart</th><th class="kern-table__header" scope="col">Hinaus am</th><th class="kern-table__header" scope="col">Bekannt gegeben</th><th class="kern-table__header" scope="col">Rechtsbehelf bis</th></tr></thead>
<tbody class="kern-table__body">
{{#POSTED_LETTER}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><a class="kern-link desk-nowrap" href="{{LETTER_PATH}}?ort={{PLACE}}">{{NUMBER}}</a></th><td class="kern-table__cell">{{WAY:say}}{{#HAS_ADDRESSEE}}<br>{{ADDRESSEE}}{{/HAS_ADDRESSEE}}{{#ERASED}}<br>Angaben gelöscht{{/ERASED}}</td><td class="kern-table__cell">{{POSTED:say}}</td><td class="kern-table__cell">{{NOTIFIED:say}}</td><td class="kern-table__cell">{{REMEDY_UNTIL:say}}</td></tr>
{{/POSTED_LETTER}}</tbody></table></div>{{/SOME_POSTED}}
{{#HAS_NEXT}}<p class="kern-body"><a class="kern-link" href="/stab/ausgang?ort={{PLACE}}&amp;vor={{NEXT}}">Ältere Schreiben</a></p>{{/HAS_NEXT}}</section>
[[>end]]
