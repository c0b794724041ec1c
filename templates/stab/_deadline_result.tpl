{{%AUTOESCAPE context="HTML"}}
<div id="frist-ergebnis" class="stab-facts" aria-live="polite">{{#PREVIEW}}
{{#HAS_PREVIEW_FAULT}}<p class="kern-body"><span aria-hidden="true">⚠ </span>{{PREVIEW_FAULT:say}}</p>{{/HAS_PREVIEW_FAULT}}
{{#COMPUTED}}<div class="desk-result"><p class="kern-body">[[>desk_mark]] <strong>{{WHAT:say}}</strong>{{#HAS_LAST_DAY}}: letzter Tag ist <strong>{{LAST_DAY}}</strong>{{/HAS_LAST_DAY}} <span class="kern-body--muted">({{LAW}})</span></p>
{{#OPEN}}<p class="kern-body"><span aria-hidden="true">? </span>Offen: {{QUESTION}}</p>{{/OPEN}}
<details><summary>Wie gerechnet wurde</summary><ul class="stab-list">{{#STEP}}<li>{{STEP_TEXT}} <span class="kern-body--muted">{{STEP_LAW}}</span></li>{{/STEP}}</ul></details></div>{{/COMPUTED}}
{{/PREVIEW}}</div>
