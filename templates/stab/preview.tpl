{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#EFFECT}}<p class="kern-body kern-body--large">Das ändert in <strong>{{TOWNS}}</strong> Kommunen den Zustand von <strong>{{SERVICES}}</strong> Leistungen. Dort wohnen <strong>{{CITIZENS}}</strong> Menschen.</p>
{{#NOTHING}}<p class="kern-body">Keine Leistung ändert ihren Zustand; nur Texte, Zeiten oder Hinweise ändern sich.</p>{{/NOTHING}}
<ul class="stab-list">{{#CHANGE}}<li>{{NAME}}: {{BEFORE}} → <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE}}</span></span> in {{CHANGE_TOWNS}} Kommunen</li>
{{/CHANGE}}</ul>
{{#MORE}}<p class="kern-body">Und weitere.</p>{{/MORE}}{{/EFFECT}}
{{#ANNOUNCEMENT}}<p class="kern-body kern-body--large">Die Meldung erscheint für: <strong>{{PLACE_NAME}}</strong>.</p>{{/ANNOUNCEMENT}}
{{#NOTHING_TO_DO}}<p class="kern-body">Es gilt schon; es würde nichts eingetragen.</p>{{/NOTHING_TO_DO}}
<form method="post" action="/stab/aktion" class="stab-form">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Veröffentlichen</span></button>
<a class="kern-link" href="/stab/?ort={{PLACE}}">Doch nicht</a></div>
</form>
[[>end]]
