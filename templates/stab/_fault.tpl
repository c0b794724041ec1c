{{%AUTOESCAPE context="HTML"}}
{{#HAS_FAULT}}<div class="kern-alert kern-alert--danger" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-title">{{FAULT:say}}</span></div></div>{{/HAS_FAULT}}
