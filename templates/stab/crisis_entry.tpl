{{%AUTOESCAPE context="HTML"}}
[[>crisis]]
<div class="stab-box">
{{#HAS_TEXT}}<p class="kern-body kern-body--large stab-pre stab-wrap">{{TEXT}}</p>{{/HAS_TEXT}}
{{#HAS_REASON}}<p class="kern-body stab-wrap"><strong>Grund:</strong> <span class="stab-pre">{{REASON}}</span></p>{{/HAS_REASON}}
{{#CORRECTED}}<div class="kern-alert kern-alert--warning" role="note"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Berichtigt durch <a class="kern-link" href="{{BY_PATH}}?ort={{PLACE}}">Nr. {{BY_NUMBER}}</a></span></div><div class="kern-alert__body"><p class="kern-body stab-pre stab-wrap">{{NEW_TEXT}}</p><p class="kern-body">Grund: {{NEW_REASON}}</p></div></div>{{/CORRECTED}}
<dl class="desk-facts">{{#FACT}}<dt>{{LABEL:say}}</dt><dd>{{VALUE:say}}</dd>{{/FACT}}
{{#ABOUT}}<dt>Gehört zu</dt><dd><a class="kern-link" href="{{ABOUT_PATH}}?ort={{PLACE}}">Nr. {{ABOUT_NUMBER}}</a></dd>{{/ABOUT}}</dl>
{{#IS_TASK}}<p class="kern-body"><a class="kern-link" href="{{TASK_PATH}}?ort={{PLACE}}">Zur Aufgabe</a></p>{{/IS_TASK}}
{{#IS_REPORT}}<p class="kern-body"><a class="kern-link" href="{{REPORT_PATH}}?ort={{PLACE}}">Zum Lagebericht</a></p>{{/IS_REPORT}}
</div>
{{#KNOWN}}<section aria-labelledby="bekannt"><h2 class="kern-heading-medium" id="bekannt">Was war bekannt?</h2>
<p class="kern-body">Die Lage, wie sie am {{THEN_AT:say}} Uhr im Protokoll stand, neben der von jetzt. <span class="kern-body--muted">Stand damals: {{#IS_TOWN}}{{HERE:say}} Einträge hier, {{/IS_TOWN}}{{REGION:say}} Einträge der Region.</span></p>
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Leistungen damals und jetzt"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Leistungen</th><th class="kern-table__header kern-table__header--numeric" scope="col">damals</th><th class="kern-table__header kern-table__header--numeric" scope="col">jetzt</th></tr></thead>
<tbody class="kern-table__body">{{#COUNT}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><span class="kern-badge {{BADGE}}"><span class="kern-label">{{STATE:say}}</span></span></th><td class="kern-table__cell kern-table__cell--numeric">{{WAS:say}}</td><td class="kern-table__cell kern-table__cell--numeric">{{IS:say}}</td></tr>
{{/COUNT}}</tbody></table></div>
{{#CATALOGUE_CHANGED}}<p class="kern-body">Die Stammdaten wurden seitdem geändert, zuletzt am {{CATALOGUE_AT:say}} Uhr. „Damals“ ist mit den Stammdaten von damals berechnet, „jetzt“ mit denen von jetzt.</p>{{/CATALOGUE_CHANGED}}
{{#SHOWN_OTHERWISE}}<p class="kern-body kern-body--muted">Der Bildschirm zeigte beim Eintragen: {{SHOWN:say}}.</p>{{/SHOWN_OTHERWISE}}
{{#NO_INCIDENT}}<p class="kern-body">Damals lief kein Notbetrieb.</p>{{/NO_INCIDENT}}
{{#INCIDENT}}<p class="kern-body"><strong>Notbetrieb seit {{BEGAN:say}} Uhr:</strong> {{CAUSE}} <span class="kern-body--muted">Prognose damals: {{FORECAST:say}}</span></p>
{{/INCIDENT}}
{{#SAME}}<p class="kern-body">Seitdem hat sich am Stand der Leistungen nichts geändert.</p>{{/SAME}}
{{#CHANGED}}<details><summary>{{CHANGES:say}} jetzt anders da</summary><ul class="stab-list">{{#CHANGE}}<li>{{CHANGE_WORDS:say}}</li>
{{/CHANGE}}</ul>{{#MORE}}<p class="kern-body kern-body--muted">Das sind die ersten 40.</p>{{/MORE}}</details>{{/CHANGED}}
</section>{{/KNOWN}}
<section aria-labelledby="folgt"><h2 class="kern-heading-medium" id="folgt">Was dazu gehört</h2>
<ul class="stab-list">{{#FOLLOWS}}<li><a class="kern-link" href="{{LINE_PATH}}?ort={{PLACE}}">Nr. {{NUMBER}}: {{KIND_WORD:say}}</a>, {{AT:say}} Uhr, {{ACTOR}}{{#HAS_OWNER}}, zuständig: {{OWNER:say}}{{/HAS_OWNER}}{{#FOLLOWS_SAY}}: <span class="stab-wrap">{{FOLLOWS_TEXT}}</span>{{/FOLLOWS_SAY}}{{#FOLLOWS_WHY}} <span class="kern-body--muted">Grund: {{FOLLOWS_REASON}}</span>{{/FOLLOWS_WHY}}</li>
{{/FOLLOWS}}</ul>
<div class="stab-buttons desk-screen">{{#FOLLOW_UP}}<a class="kern-btn kern-btn--secondary" href="/stab/aufgaben?ort={{PLACE}}&amp;folgt={{NUMBER}}"><span class="kern-label">Aufgabe daraus machen</span></a>{{/FOLLOW_UP}}{{#ANSWER}}<a class="kern-btn kern-btn--primary" href="/stab/tagebuch/neu?ort={{PLACE}}&amp;art=entscheidung&amp;frage={{NUMBER}}"><span class="kern-label">Entscheiden</span></a>{{/ANSWER}}<a class="kern-link" href="/stab/tagebuch?ort={{PLACE}}">Zum Tagebuch</a></div></section>
{{#ANSWER}}<details class="stab-box desk-screen"><summary>Die Frage hat sich erledigt</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.question:zahl" value="{{NUMBER}}">
<div class="kern-form-input"><label class="kern-label" for="erledigt-grund">Warum?</label><input class="kern-form-input__input" id="erledigt-grund" name="a.why" maxlength="500" value="{{TYPED_WHY}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Frage schließen</span></button></div></form></details>{{/ANSWER}}
{{#CORRECT}}<details class="stab-box desk-screen"><summary>Berichtigen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.entry:zahl" value="{{NUMBER}}">
<p class="kern-body">Der Eintrag bleibt, wie er ist; die Berichtigung kommt als neuer Eintrag dazu.</p>
<div class="kern-form-input"><label class="kern-label" for="richtig">So ist es richtig</label><textarea class="kern-form-input__input" id="richtig" name="a.text" rows="4" maxlength="7000" required>{{OLD_TEXT:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="berichtigt-grund">Warum?</label><input class="kern-form-input__input" id="berichtigt-grund" name="a.why" maxlength="500" value="{{TYPED_WHY}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Berichtigung eintragen</span></button></div></form></details>{{/CORRECT}}
[[>end]]
