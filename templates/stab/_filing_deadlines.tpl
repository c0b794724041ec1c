{{%AUTOESCAPE context="HTML"}}
<fieldset class="kern-fieldset" id="fristen" data-hx-get="/stab/fristen" data-hx-include="#fristen, #zeit, [name=ort]" data-hx-trigger="change delay:150ms" data-hx-select="#frist-ergebnis" data-hx-target="#frist-ergebnis" data-hx-swap="outerHTML"><legend class="kern-label">Fristen</legend><div class="kern-fieldset__body">
{{#FIRST_DEADLINE}}[[>deadline_row]]{{/FIRST_DEADLINE}}
<details{{#MORE_OPEN}} open{{/MORE_OPEN}}><summary>Weitere Fristen</summary>{{#MORE_DEADLINE}}[[>deadline_row]]{{/MORE_DEADLINE}}</details>
<div class="kern-form-input"><label class="kern-label" for="entscheidung">Bis wann die Verwaltung handeln muss</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="entscheidung" name="entscheidung"><option value="">wie bei der Leistung üblich</option><option value="keine"{{#NO_WATCH}} selected{{/NO_WATCH}}>nicht überwachen</option>{{#WATCH}}<option value="{{KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TITLE_OF_RULE:say}} ({{LAW}})</option>{{/WATCH}}</select></div></div>
</div></fieldset>
