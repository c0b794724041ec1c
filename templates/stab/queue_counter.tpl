{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#NO_TOWN}}<p class="kern-body kern-body--large">Wartenummern gehören zu einer Kommune. Bitte wählen Sie oben eine.</p>{{/NO_TOWN}}
{{#NO_POOLS}}<p class="kern-body kern-body--large">Hier gibt es noch keinen Schalterbereich. Bitte legen Sie im Terminplan einen an.</p>{{/NO_POOLS}}
{{#CHOICE}}<details class="stab-box"{{#OPEN}} open{{/OPEN}}><summary>Schalter wählen</summary>
<form method="get" action="/stab/termine/schalter" class="stab-buttons"><input type="hidden" name="ort" value="{{PLACE_SLUG}}">
<div class="kern-form-input"><label class="kern-label" for="bereich">Schalterbereich</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="bereich" name="bereich">{{#POOL}}<option value="{{POOL_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{POOL_NAME}}</option>{{/POOL}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="schalter">Name des Schalters, wie er angeschrieben ist</label><input class="kern-form-input__input" id="schalter" name="schalter" type="text" maxlength="40" required value="{{TYPED_COUNTER}}"></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">An diesem Schalter arbeiten</span></button></form></details>{{/CHOICE}}
{{#QUEUE}}<section class="stab-box" aria-labelledby="warteschlange"><h2 class="kern-heading-medium" id="warteschlange">{{POOL_NAME}}, {{COUNTER_NAME}}</h2>
<p class="kern-body kern-body--large">{{WAITING_COUNT:say}}{{#HAS_ESTIMATE}}. Wer jetzt zieht, wartet etwa {{ESTIMATE}} Minuten.{{/HAS_ESTIMATE}}{{#NO_ESTIMATE}}. Die Wartezeit steht hier, sobald heute genug Nummern aufgerufen wurden.{{/NO_ESTIMATE}}</p>
{{#MINE}}<p class="kern-body kern-body--large"><strong class="queue-number">{{NUMBER}}</strong>{{#HAS_SERVICE}} {{SERVICE}}{{/HAS_SERVICE}}, gezogen um {{DRAWN}} Uhr</p>
<div class="stab-buttons">{{#FINISH}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="bereich" value="{{POOL_ID}}"><input type="hidden" name="schalter" value="{{COUNTER_NAME}}"><input type="hidden" name="nummer" value="{{NUMBER}}"><button class="kern-btn kern-btn--primary" type="submit" data-warte="f" aria-label="Fertig: {{NUMBER}}"><span class="kern-label">Fertig (F)</span></button></form>{{/FINISH}}
{{#SKIP}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="bereich" value="{{POOL_ID}}"><input type="hidden" name="schalter" value="{{COUNTER_NAME}}"><input type="hidden" name="nummer" value="{{NUMBER}}"><button class="kern-btn kern-btn--secondary" type="submit" data-warte="x" aria-label="Nicht da: {{NUMBER}}"><span class="kern-label">Nicht da (X)</span></button></form>{{/SKIP}}</div>{{/MINE}}
{{#CALL}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="bereich" value="{{POOL_ID}}"><input type="hidden" name="schalter" value="{{COUNTER_NAME}}"><button class="kern-btn kern-btn--primary" type="submit" data-warte="n"><span class="kern-label">Nächste Nummer aufrufen (N)</span></button></form>{{/CALL}}</section>
<section class="stab-box" aria-labelledby="ziehen"><h2 class="kern-heading-medium" id="ziehen">Nummer ziehen</h2>
{{#DRAWN_NOW}}<p class="kern-body kern-body--large" role="status">Gezogen: <strong class="queue-number">{{NUMBER}}</strong>{{#HAS_SERVICE}} {{SERVICE}}{{/HAS_SERVICE}} <a class="kern-link" href="{{SLIP}}" data-warte="d">Zettel drucken, A6 (D)</a> · <a class="kern-link" href="{{SLIP_ROLL}}" data-warte="b">Bondrucker, 80 mm (B)</a> · <a class="kern-link" href="{{SLIP_PAGE}}">Zettel ohne PDF</a></p>{{/DRAWN_NOW}}
{{#DRAW}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="bereich" value="{{POOL_ID}}"><input type="hidden" name="schalter" value="{{COUNTER_NAME}}">
<div class="kern-form-input"><label class="kern-label" for="leistung">Wofür?</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="leistung" name="leistung"><option value="">ohne Angabe</option>{{#SERVICE_CHOICE}}<option value="{{SERVICE_ID}}">{{SERVICE_NAME}}</option>{{/SERVICE_CHOICE}}</select></div></div>
<button class="kern-btn kern-btn--secondary" type="submit" data-warte="z"><span class="kern-label">Nummer ziehen (Z)</span></button></form>{{/DRAW}}</section>
{{#AGAIN}}<section class="stab-box" aria-labelledby="nochmal"><h2 class="kern-heading-medium" id="nochmal">Noch einmal aufrufen</h2>
<p class="kern-body">Für alle, die nach »Nicht da« doch kommen oder nach »Fertig« noch einmal an den Schalter müssen. Die Anzeige nennt die Nummer wieder.</p>
{{#LAST}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="bereich" value="{{POOL_ID}}"><input type="hidden" name="schalter" value="{{COUNTER_NAME}}"><input type="hidden" name="nummer" value="{{NUMBER}}">
<p class="kern-body kern-body--large">Zuletzt hier: <strong>{{NUMBER}}</strong>, {{STATE:say}} um {{ENDED}} Uhr</p>
<button class="kern-btn kern-btn--secondary" type="submit" data-warte="r" aria-label="Noch einmal aufrufen: {{NUMBER}}"><span class="kern-label">Noch einmal aufrufen (R)</span></button></form>{{/LAST}}
{{#BY_NUMBER}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="bereich" value="{{POOL_ID}}"><input type="hidden" name="schalter" value="{{COUNTER_NAME}}">
<div class="kern-form-input"><label class="kern-label" for="nummer">Nummer auf dem Zettel</label><input class="kern-form-input__input" id="nummer" name="nummer" type="text" inputmode="numeric" pattern="[0-9]{1,3}" maxlength="3" required value="{{TYPED}}"></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Diese Nummer noch einmal aufrufen</span></button></form>{{/BY_NUMBER}}</section>{{/AGAIN}}
<section class="stab-box" aria-labelledby="wartend"><h2 class="kern-heading-medium" id="wartend">Wartend</h2>
{{#NOBODY}}<p class="kern-body">Es wartet niemand.</p>{{/NOBODY}}
<ul class="stab-list">{{#WAITING}}<li><strong>{{NUMBER}}</strong>{{#HAS_SERVICE}} {{SERVICE}}{{/HAS_SERVICE}} <span class="kern-body--muted">{{DRAWN}} Uhr</span></li>{{/WAITING}}</ul>
{{#OTHERS}}<h3 class="kern-heading-small">An anderen Schaltern</h3>
<ul class="stab-list">{{#ELSEWHERE}}<li><strong>{{NUMBER}}</strong>{{#HAS_COUNTER}} {{COUNTER}}{{/HAS_COUNTER}}</li>{{/ELSEWHERE}}</ul>{{/OTHERS}}
<p class="kern-body"><a class="kern-link" href="{{BOARD}}">Anzeige für das Wartezimmer öffnen</a></p></section>
{{#ANY_TODAY}}<details class="stab-box"{{#TODAY_OPEN}} open{{/TODAY_OPEN}}><summary>Alle Nummern von heute</summary>
<form class="stab-search" method="get" action="/stab/termine/schalter" role="search" aria-label="Nummern eingrenzen"><input type="hidden" name="ort" value="{{PLACE_SLUG}}"><input type="hidden" name="bereich" value="{{POOL_ID}}"><input type="hidden" name="schalter" value="{{COUNTER_NAME}}"><div class="kern-form-input"><label class="kern-label" for="filter">Liste eingrenzen</label><input class="kern-form-input__input" id="filter" name="filter" type="search" maxlength="100" value="{{LIST_WORD}}"></div><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Zeigen</span></button></form>
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Nummern von heute"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nummer</th><th class="kern-table__header" scope="col">Leistung</th><th class="kern-table__header" scope="col">Gezogen um</th><th class="kern-table__header" scope="col">Stand</th><th class="kern-table__header" scope="col">Schalter</th></tr></thead>
<tbody class="kern-table__body">{{#TODAY}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">{{NUMBER}}</th><td class="kern-table__cell">{{SERVICE}}</td><td class="kern-table__cell">{{DRAWN}}</td><td class="kern-table__cell">{{STATE:say}}</td><td class="kern-table__cell">{{COUNTER}}</td></tr>
{{/TODAY}}</tbody></table></div></details>{{/ANY_TODAY}}
<script src="/stab/assets/stab/queue.js" defer></script>{{/QUEUE}}
[[>end]]
