{{%AUTOESCAPE context="HTML"}}
[[>top]]
<form class="stab-search" method="get" action="/stab/spuren" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="wer">Wer</label><input class="kern-form-input__input" id="wer" name="wer" maxlength="40" value="{{WHO}}"></div>
<div class="kern-form-input"><label class="kern-label" for="was">Was</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="was" name="was">{{#KIND_OPTION}}<option value="{{KIND_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{KIND_NAME:say}}</option>{{/KIND_OPTION}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="von">Vom</label><input class="kern-form-input__input" id="von" name="von" type="date" value="{{DAY_FROM}}"></div>
<div class="kern-form-input"><label class="kern-label" for="bis">Bis zum</label><input class="kern-form-input__input" id="bis" name="bis" type="date" value="{{DAY_TO}}"></div>
<div class="kern-form-input"><label class="kern-label" for="objekt">Gegenstand</label><input class="kern-form-input__input" id="objekt" name="objekt" maxlength="60" value="{{OBJECT}}" placeholder="z. B. M-000123-4"></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Zeigen</span></button>
</form>
<div id="liste" class="stab-facts">
{{#ACCOUNTS_APART}}<p class="kern-body kern-body--muted">Anmeldungen, Konten und Rechte stehen im Protokoll der Region: Bitte wählen Sie sie unter »Was« einzeln; Sie sehen dort die Konten Ihrer Kommune.</p>{{/ACCOUNTS_APART}}
{{#NONE}}<p class="kern-body">Dazu steht hier nichts.</p>{{/NONE}}
{{#SOME}}<p class="kern-body"><a class="kern-link" href="/stab/spuren.csv?ort={{PLACE}}&amp;wer={{WHO}}&amp;was={{KIND}}&amp;von={{DAY_FROM}}&amp;bis={{DAY_TO}}&amp;objekt={{OBJECT}}">Als CSV-Datei mit Prüfstand ausgeben</a> <span class="kern-body--muted">Auch das wird festgehalten.</span> <button class="kern-btn kern-btn--tertiary stab-js" type="button" data-drucken><span class="kern-label">Seite drucken</span></button></p>
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Spuren">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nr.</th><th class="kern-table__header" scope="col">Wann</th><th class="kern-table__header" scope="col">Wer</th><th class="kern-table__header" scope="col">Was</th><th class="kern-table__header" scope="col">Gegenstand</th><th class="kern-table__header" scope="col">Angaben</th><th class="kern-table__header" scope="col">Nachweis</th></tr></thead>
<tbody class="kern-table__body">
{{#TRACE}}<tr class="kern-table__row"><td class="kern-table__cell">{{NUMBER}}</td><td class="kern-table__cell">{{AT:say}} Uhr</td><td class="kern-table__cell">{{ACTOR}}</td><td class="kern-table__cell">{{WHAT:say}}</td><td class="kern-table__cell stab-wrap">{{#HAS_KIND}}{{ABOUT_KIND:say}} {{/HAS_KIND}}{{ABOUT}}</td><td class="kern-table__cell stab-wrap">{{DETAIL:say}}</td><td class="kern-table__cell"><a class="kern-link" href="/stab/spuren/{{SEQ}}/beleg.tlog-proof?ort={{PLACE}}&amp;was={{KIND}}">Datei<span class="kern-sr-only"> zu Nr. {{NUMBER}}</span></a></td></tr>
{{/TRACE}}</tbody></table></div>{{/SOME}}
{{#OLDER}}<p class="kern-body"><a class="kern-link" href="/stab/spuren?ort={{PLACE}}&amp;wer={{WHO}}&amp;was={{KIND}}&amp;von={{DAY_FROM}}&amp;bis={{DAY_TO}}&amp;objekt={{OBJECT}}&amp;vor={{BEFORE}}">Ältere</a></p>{{/OLDER}}
</div>
[[>end]]
