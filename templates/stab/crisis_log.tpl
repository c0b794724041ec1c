{{%AUTOESCAPE context="HTML"}}
[[>crisis]]
{{#MAY_WRITE}}<div class="stab-buttons desk-screen"><a class="kern-btn kern-btn--primary" href="/stab/tagebuch/neu?ort={{PLACE}}&amp;art=meldung" accesskey="n"><span class="kern-label">Meldung eintragen</span></a><a class="kern-btn kern-btn--secondary" href="/stab/tagebuch/neu?ort={{PLACE}}&amp;art=frage"><span class="kern-label">Offene Frage</span></a><a class="kern-btn kern-btn--secondary" href="/stab/tagebuch/neu?ort={{PLACE}}&amp;art=entscheidung"><span class="kern-label">Entscheidung</span></a></div>{{/MAY_WRITE}}
<form class="stab-search desk-screen" method="get" action="/stab/tagebuch" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="q">Text</label><input class="kern-form-input__input" id="q" name="q" maxlength="80" value="{{WORDS}}"></div>
<div class="kern-form-input"><label class="kern-label" for="art">Was</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="art" name="art">{{#KIND_OPTION}}<option value="{{KIND_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{KIND_NAME:say}}</option>{{/KIND_OPTION}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="konto">Eingetragen von</label><input class="kern-form-input__input" id="konto" name="wer" maxlength="40" value="{{WHO}}"></div>
<div class="kern-form-input"><label class="kern-label" for="von">Vom</label><input class="kern-form-input__input" id="von" name="von" type="date" value="{{DAY_FROM}}"></div>
<div class="kern-form-input"><label class="kern-label" for="bis">Bis zum</label><input class="kern-form-input__input" id="bis" name="bis" type="date" value="{{DAY_TO}}"></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Zeigen</span></button>
</form>
<div id="liste" class="stab-facts">
{{#NONE}}<p class="kern-body">Dazu steht hier nichts.</p>{{/NONE}}
<p class="kern-body desk-screen"><a class="kern-link" href="/stab/tagebuch.csv?ort={{PLACE}}&amp;q={{WORDS}}&amp;art={{KIND}}&amp;wer={{WHO}}&amp;von={{DAY_FROM}}&amp;bis={{DAY_TO}}">Als CSV-Datei mit Prüfstand ausgeben</a> <span class="kern-body--muted">Das wird festgehalten.</span> <button class="kern-btn kern-btn--tertiary stab-js" type="button" data-drucken><span class="kern-label">Seite drucken</span></button></p>
{{#LINES}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Tagebuch">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nr.</th><th class="kern-table__header" scope="col">Wann</th><th class="kern-table__header" scope="col">Was</th><th class="kern-table__header" scope="col">Inhalt</th><th class="kern-table__header" scope="col">Eingetragen von</th></tr></thead>
<tbody class="kern-table__body">
{{#LINE}}<tr class="kern-table__row"><td class="kern-table__cell"><a class="kern-link" href="{{LINE_PATH}}?ort={{PLACE}}">{{NUMBER}}</a></td><td class="kern-table__cell">{{OCCURRED:say}} Uhr{{#LATER}}<br><span class="kern-body--muted">nachgetragen {{AT:say}} Uhr</span>{{/LATER}}</td><td class="kern-table__cell">{{KIND_WORD:say}}</td><td class="kern-table__cell stab-wrap">{{#HAS_TEXT}}<span class="stab-pre">{{TEXT}}</span>{{/HAS_TEXT}}{{#HAS_REASON}}<br><span class="kern-body--muted">Grund: {{REASON}}</span>{{/HAS_REASON}}{{#HAS_WAY}}<br><span class="kern-body--muted">{{WAY:say}}</span>{{/HAS_WAY}}{{#HAS_OWNER}}<br><span class="kern-body--muted">zuständig: {{OWNER:say}}</span>{{/HAS_OWNER}}{{#HAS_UNTIL}}<br><span class="kern-body--muted">bis {{UNTIL:say}} Uhr</span>{{/HAS_UNTIL}}{{#ABOUT}}<br><a class="kern-link" href="{{ABOUT_PATH}}?ort={{PLACE}}">zu Nr. {{ABOUT_NUMBER}}</a>{{/ABOUT}}{{#CORRECTED}}<br><strong>Berichtigt durch <a class="kern-link" href="{{BY_PATH}}?ort={{PLACE}}">Nr. {{BY_NUMBER}}</a></strong>{{/CORRECTED}}</td><td class="kern-table__cell">{{ACTOR}}</td></tr>
{{/LINE}}</tbody></table></div>{{/LINES}}
{{#OLDER}}<p class="kern-body desk-screen"><a class="kern-link" href="/stab/tagebuch?ort={{PLACE}}&amp;q={{WORDS}}&amp;art={{KIND}}&amp;wer={{WHO}}&amp;von={{DAY_FROM}}&amp;bis={{DAY_TO}}&amp;vor={{BEFORE}}">Ältere</a></p>{{/OLDER}}
{{#OLD}}<h2 class="kern-heading-medium">Entscheidungen aus früheren Programmversionen</h2>
<ul class="stab-list">{{#OLD_LINE}}<li><strong>{{OCCURRED:say}} Uhr, {{ACTOR}}:</strong> {{TEXT}} <span class="kern-body--muted">Grund: {{REASON}}</span></li>
{{/OLD_LINE}}</ul>{{/OLD}}
</div>
[[>end]]
