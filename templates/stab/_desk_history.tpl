{{%AUTOESCAPE context="HTML"}}
<section class="stab-box"><h2 class="kern-heading-medium">Verlauf</h2>
<ol class="stab-list">{{#HISTORY}}<li><strong>{{WHAT}}</strong>{{#HAS_DETAIL}}: {{DETAIL}}{{/HAS_DETAIL}} <span class="kern-body--muted">{{AT}} Uhr, {{ACTOR}}{{#HAS_SEQ}}, Protokoll Nr. {{SEQ}}{{/HAS_SEQ}}</span>{{#HAS_REASON}}<br>Grund: {{REASON}}{{/HAS_REASON}}{{#CHANGE}}<br>{{FIELD}}: <del>{{BEFORE}}</del> → <ins>{{AFTER}}</ins>{{/CHANGE}}{{#SEALED_CHANGE}}<br>{{FIELD}} geändert{{/SEALED_CHANGE}}</li>
{{/HISTORY}}</ol></section>
