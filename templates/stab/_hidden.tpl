{{%AUTOESCAPE context="HTML"}}
{{#NOT_ALLOWED}}<p class="kern-body stab-not-allowed">Dafür haben Sie hier kein Recht.</p>{{/NOT_ALLOWED}}<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="id" value="{{ID}}"><input type="hidden" name="befehl" value="{{COMMAND}}"><input type="hidden" name="ort" value="{{PLACE}}"><input type="hidden" name="zurueck" value="{{BACK}}">
