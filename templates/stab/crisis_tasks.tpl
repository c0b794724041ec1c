{{%AUTOESCAPE context="HTML"}}
[[>crisis]]
<section aria-labelledby="meine"><h2 class="kern-heading-medium" id="meine">Meine Aufgaben</h2>
{{#NOTHING_FOR_ME}}<p class="kern-body"><span aria-hidden="true">✓ </span>Für Sie ist nichts offen. <span class="kern-body--muted">Aufgaben auf Ihren Namen erscheinen hier, sobald Sie unter »Rundschreiben« gesagt haben, wer Sie sind.</span></p>{{/NOTHING_FOR_ME}}
{{#MINE}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Tabelle meiner Aufgaben"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Bis</th><th class="kern-table__header" scope="col">Aufgabe</th><th class="kern-table__header" scope="col">Wer</th><th class="kern-table__header kern-table__header--action" scope="col">Erledigen</th></tr></thead>
<tbody class="kern-table__body">{{#LINE}}[[>crisis_task]]{{/LINE}}</tbody></table></div>{{/MINE}}</section>
{{#SET}}<details class="stab-box desk-screen"{{#OPEN}} open{{/OPEN}}><summary accesskey="n">Neue Aufgabe</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.follows:zahl" value="{{FOLLOWS}}">
<p class="kern-body kern-body--muted" id="privat">Bitte keine Angaben von Bürgerinnen und Bürgern eintragen; die gehören in den Eingang.</p>
<div class="kern-form-input"><label class="kern-label" for="text">Was ist zu tun?</label><textarea class="kern-form-input__input" id="text" name="a.text" rows="2" maxlength="7000" aria-describedby="privat" required>{{TYPED_NOTE:pre_escape}}</textarea></div>
[[>crisis_owner]]
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Aufgabe vergeben</span></button></div></form></details>{{/SET}}
{{#ALL}}<section aria-labelledby="andere"><h2 class="kern-heading-medium" id="andere">Aufgaben der anderen</h2>{{/ALL}}
{{#NO_OTHERS}}<p class="kern-body">Es ist nichts offen.</p>{{/NO_OTHERS}}
{{#OTHERS}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Tabelle der Aufgaben der anderen"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Bis</th><th class="kern-table__header" scope="col">Aufgabe</th><th class="kern-table__header" scope="col">Wer</th><th class="kern-table__header kern-table__header--action" scope="col">Erledigen</th></tr></thead>
<tbody class="kern-table__body">{{#LINE}}[[>crisis_task]]{{/LINE}}</tbody></table></div>{{/OTHERS}}
{{#ALL}}</section>{{/ALL}}
{{#ENDED}}<details class="stab-box desk-screen"><summary>Zuletzt erledigt</summary><ul class="stab-list">{{#ENDED_LINE}}<li><a class="kern-link" href="{{TASK_PATH}}?ort={{PLACE}}">{{TEXT}}</a> <span class="kern-body--muted">({{OWNER:say}})</span>: {{HOW:say}} {{WHEN:say}} Uhr von {{BY}}{{#HAS_RESULT}}. {{RESULT}}{{/HAS_RESULT}}</li>
{{/ENDED_LINE}}</ul></details>{{/ENDED}}
[[>end]]
