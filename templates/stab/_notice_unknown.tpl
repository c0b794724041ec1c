{{%AUTOESCAPE context="HTML"}}
{{#TO_DECIDE}}<section aria-labelledby="entscheiden"><h2 class="kern-heading-medium" id="entscheiden">Bitte entscheiden</h2>
<p class="kern-body">Ungewiss heißt: Die Nachricht war übergeben, aber die Antwort fehlt. Sie wird nicht von selbst wiederholt. Fragen Sie möglichst nach, bevor Sie sie noch einmal schicken; sonst kommt sie zweimal an.</p>
{{#UNKNOWN}}<div class="stab-box"><p class="kern-body"><strong>{{CODE}}</strong>{{#HAS_NAME}} {{NAME}}{{/HAS_NAME}}{{#HAS_URGENCY}} <span class="kern-badge kern-badge--warning"><span class="kern-label kern-label--small">dringend: {{URGENCY:say}}</span></span>{{/HAS_URGENCY}}<br>{{KIND:say}} per {{CHANNEL:say}} zum Termin {{WHEN:say}}, {{SERVICE}}{{#HAS_WHY}}; {{WHY:say}}{{/HAS_WHY}}{{#HAS_STATUS}} <span class="kern-body--muted">({{STATUS}})</span>{{/HAS_STATUS}}</p>
{{#JUDGE}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><input type="hidden" name="a.notice:zahl" value="{{NOTICE}}">
<button class="kern-btn kern-btn--secondary" type="submit" name="a.verdict" value="again" aria-label="Noch einmal schicken: {{WHO}}"><span class="kern-label">Noch einmal schicken</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="a.verdict" value="arrived" aria-label="Ist angekommen: {{WHO}}"><span class="kern-label">Ist angekommen</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="a.verdict" value="call" aria-label="Anrufen: {{WHO}}"><span class="kern-label">Anrufen</span></button></form>{{/JUDGE}}</div>
{{/UNKNOWN}}{{#MORE}}<p class="kern-body">Weitere folgen, sobald diese entschieden sind.</p>{{/MORE}}</section>{{/TO_DECIDE}}
