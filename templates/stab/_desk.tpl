{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#BAR}}<div class="desk-nav">
{{#VAULT_OPEN}}<form method="post" action="/stab/aktion" class="desk-vault">[[>hidden]]<span class="kern-body">Versiegelte Angaben sind <strong>offen</strong>{{#HAS_OPENED_BY}} (geöffnet von {{OPENED_BY}}){{/HAS_OPENED_BY}}.</span> <button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">Wieder verschließen</span></button></form>{{/VAULT_OPEN}}
{{#VAULT_LOCKED}}<p class="kern-body desk-vault">Versiegelte Angaben sind verschlossen. <a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">Öffnen</a></p>{{/VAULT_LOCKED}}
{{#NO_DATA_KEY}}<p class="kern-body desk-vault">Diese Kommune hat noch keinen Datenschlüssel. <a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">Jetzt anlegen</a></p>{{/NO_DATA_KEY}}
</div>{{/BAR}}
