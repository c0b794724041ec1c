{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Noch ist nichts gespeichert. Nach dieser Änderung fehlt diesen Personen ein Platz:</p>
{{#BEYOND_BOX}}[[>appointment_beyond]]{{/BEYOND_BOX}}
{{#AGAIN}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="gesehen" value="{{SEEN}}">{{#FIELD}}<input type="hidden" name="{{FIELD_NAME}}" value="{{FIELD_VALUE:pre_escape}}">{{/FIELD}}<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Trotzdem speichern</span></button> <a class="kern-btn kern-btn--secondary" href="/stab/termine/plan?ort={{PLACE}}"><span class="kern-label">Nicht speichern</span></a></form>{{/AGAIN}}
[[>end]]
