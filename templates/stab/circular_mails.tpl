{{%AUTOESCAPE context="HTML"}}
[[>circular]]
<p class="kern-body kern-body--large"><a class="kern-link" href="{{PATH_OF}}?ort={{PLACE}}">Zum Rundschreiben</a></p>
{{#NO_MAIL}}<p class="kern-body kern-body--large">Ein Mailserver ist nicht eingerichtet (Abschnitt [mail] in notbetrieb.toml).</p>{{/NO_MAIL}}
{{#HAS_TROUBLE}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Der Mailserver ist gerade nicht zu erreichen; es wird weiter versucht.</span></div><div class="kern-alert__body"><p class="kern-body">{{TROUBLE:say}}</p></div></div>{{/HAS_TROUBLE}}
<ul class="stab-counts">{{#COUNT}}<li><span class="stab-number">{{NUMBER}}</span> {{STATE:say}}</li>{{/COUNT}}{{#SOME_WITHOUT}}<li>{{WITHOUT_COUNT:say}} keine Mailadresse</li>{{/SOME_WITHOUT}}</ul>
{{#ANY_TO_DECIDE}}<section><h2 class="kern-heading-medium">Bitte entscheiden</h2>
<p class="kern-body">Ungewiss heißt: Die Mail war übergeben, aber die Antwort des Mailservers fehlt. Fragen Sie nach, bevor Sie sie noch einmal schicken; sonst kommt sie zweimal an.</p>
{{#TO_DECIDE}}<div class="stab-box"><p class="kern-body"><strong>{{NAME}}</strong>{{#ESCALATION}} (Mail an die Vertretung){{/ESCALATION}}: {{STATE:say}}{{#HAS_WHY}}, {{WHY:say}}{{/HAS_WHY}}{{#HAS_CODE}} <span class="kern-body--muted">({{CODE}})</span>{{/HAS_CODE}}, {{ATTEMPTS:say}}</p>
{{#JUDGE}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="a.circular" value="{{SUBJECT}}"><input type="hidden" name="a.version:zahl" value="{{VERSION}}"><input type="hidden" name="a.person" value="{{PERSON}}"><input type="hidden" name="a.kind" value="{{KIND}}">
<button class="kern-btn kern-btn--secondary" type="submit" name="a.verdict" value="again" aria-label="Noch einmal schicken: {{NAME}}"><span class="kern-label">Noch einmal schicken</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="a.verdict" value="arrived" aria-label="Ist angekommen: {{NAME}}"><span class="kern-label">Ist angekommen</span></button></form>{{/JUDGE}}</div>
{{/TO_DECIDE}}</section>{{/ANY_TO_DECIDE}}
{{#ANY_WAITING}}<section><h2 class="kern-heading-medium">Noch unterwegs</h2>
<ul class="stab-list">{{#WAITING}}<li>{{NAME}}{{#ESCALATION}} (Mail an die Vertretung){{/ESCALATION}}: {{STATE:say}}{{#HAS_WHY}}, {{WHY:say}}{{/HAS_WHY}}{{#HAS_NEXT_TIME}}, nächster Versuch {{NEXT_TIME:say}} Uhr{{/HAS_NEXT_TIME}}</li>{{/WAITING}}</ul>
{{#MORE}}<p class="kern-body">Und weitere; die Zahlen oben zählen alle.</p>{{/MORE}}</section>{{/ANY_WAITING}}
{{#SOME_WITHOUT}}<details><summary>Ohne Mailadresse: bitte anrufen oder die Adresse ergänzen</summary><ul class="stab-list stab-columns">{{#WITHOUT}}<li>{{NAME}}</li>{{/WITHOUT}}</ul></details>{{/SOME_WITHOUT}}
[[>end]]
