{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#ENTERED}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Eingetragen: {{ENTERED_WHAT:say}}, <a class="kern-link" href="{{ENTERED_PATH}}?ort={{PLACE}}">Nr. {{ENTERED_NUMBER}} im Tagebuch</a>.</span></div></div>{{/ENTERED}}
{{#ENTERED_BEFORE}}<div class="kern-alert kern-alert--info" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--info" aria-hidden="true"></span><span class="kern-title">Dieses Formular war schon eingetragen, als <a class="kern-link" href="{{ENTERED_PATH}}?ort={{PLACE}}">Nr. {{ENTERED_NUMBER}}</a>; es kam nichts Neues hinzu.</span></div></div>{{/ENTERED_BEFORE}}
