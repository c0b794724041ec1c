{{%AUTOESCAPE context="HTML"}}
<section class="stab-box"><h2 class="kern-heading-medium">Verlauf</h2>
<ol class="stab-list">{{#HISTORY}}<li><strong>{{WHAT:say}}</strong>{{#HAS_DETAIL}}: {{DETAIL:say}}{{/HAS_DETAIL}} <span class="kern-body--muted">{{AT:say}} Uhr, {{ACTOR}}{{#HAS_SEQ}}, Protokoll Nr. {{SEQ}}{{/HAS_SEQ}}</span>{{#HAS_REASON}}<br>Grund: {{REASON}}{{/HAS_REASON}}{{#CHANGE}}<br>{{FIELD:say}}: <del>{{BEFORE:say}}</del> → <ins>{{AFTER:say}}</ins>{{/CHANGE}}{{#SEALED_CHANGE}}<br>{{FIELD:say}} geändert{{/SEALED_CHANGE}}</li>
{{/HISTORY}}</ol></section>
