{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#BAR}}<nav class="desk-nav" aria-label="Register">
<ul>
{{#MAY_TAKE}}<li><a class="kern-link" href="/stab/eingang/neu?ort={{PLACE}}" accesskey="n"{{#AT_NEW}} aria-current="page"{{/AT_NEW}}>Neuer Eingang</a></li>{{/MAY_TAKE}}
<li><a class="kern-link" href="/stab/eingang?ort={{PLACE}}"{{#AT_LIST}} aria-current="page"{{/AT_LIST}}>Liste</a></li>
<li><a class="kern-link" href="/stab/eingang/suche?ort={{PLACE}}"{{#AT_SEARCH}} aria-current="page"{{/AT_SEARCH}}>Suchen</a></li>
<li><a class="kern-link" href="/stab/formulare?ort={{PLACE}}"{{#AT_FORMS}} aria-current="page"{{/AT_FORMS}}>Formulare</a></li>
{{#MAY_LETTERS}}<li><a class="kern-link" href="/stab/ausgang?ort={{PLACE}}"{{#AT_LETTERS}} aria-current="page"{{/AT_LETTERS}}>Ausgangsbuch</a></li>{{/MAY_LETTERS}}
{{#MAY_WRITE_LETTERS}}<li><a class="kern-link" href="/stab/ausgang/neu?ort={{PLACE}}"{{#AT_NEW_LETTER}} aria-current="page"{{/AT_NEW_LETTER}}>Schreiben eintragen</a></li>{{/MAY_WRITE_LETTERS}}
{{#MAY_UNLOCK}}<li><a class="kern-link" href="/stab/schluessel?ort={{PLACE}}"{{#AT_DATA_KEY}} aria-current="page"{{/AT_DATA_KEY}}>Datenschlüssel</a></li>{{/MAY_UNLOCK}}
</ul>
{{#VAULT_OPEN}}<form method="post" action="/stab/aktion" class="desk-vault">[[>hidden]]<span class="kern-body">Versiegelte Angaben sind <strong>offen</strong>{{#HAS_OPENED_BY}} (geöffnet von {{OPENED_BY}}){{/HAS_OPENED_BY}}.</span> <button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">Wieder verschließen</span></button></form>{{/VAULT_OPEN}}
{{#VAULT_LOCKED}}<p class="kern-body desk-vault">Versiegelte Angaben sind verschlossen. <a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">Öffnen</a></p>{{/VAULT_LOCKED}}
{{#NO_DATA_KEY}}<p class="kern-body desk-vault">Diese Kommune hat noch keinen Datenschlüssel. <a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">Jetzt anlegen</a></p>{{/NO_DATA_KEY}}
</nav>{{/BAR}}
