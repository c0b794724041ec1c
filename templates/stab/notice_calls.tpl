{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>notice_obstacles]]
{{#NO_NAMES}}<p class="kern-body kern-body--large">Namen und Nummern stehen hier, sobald der {{#MAY_UNLOCK}}<a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">{{/MAY_UNLOCK}}Datenschlüssel{{#MAY_UNLOCK}}</a>{{/MAY_UNLOCK}} offen ist.</p>{{/NO_NAMES}}
{{#ONE_CAUSE}}<p class="kern-body">Nur zu einer Absage. <a class="kern-link" href="/stab/termine/anrufe?ort={{PLACE}}">Alle zeigen</a></p>{{/ONE_CAUSE}}
{{#NOBODY}}<p class="kern-body kern-body--large"><span aria-hidden="true">✓ </span>Es ist niemand anzurufen.</p>{{/NOBODY}}
{{#SOMEBODY}}<p class="kern-body kern-body--large">{{CALLS:say}} offen: zuerst die dringenden, zuletzt die schon vergeblich versuchten. <a class="kern-link" href="{{PDF_HREF}}">Als Liste drucken</a></p>{{/SOMEBODY}}
[[>notice_unknown]]
{{#GROUP}}<section class="stab-box"><h2 class="kern-heading-medium">{{AT:say}}</h2>
<p class="kern-body"><strong>Vorlesen:</strong> {{SPOKEN}}</p>
{{#CALL}}<div class="stab-facts"><p class="kern-body">{{#HAS_PHONE}}<span class="kern-body--large desk-nowrap">{{PHONE}}</span> {{/HAS_PHONE}}{{#HAS_NAME}}<strong>{{NAME}}</strong>, {{/HAS_NAME}}<a class="kern-link desk-nowrap" href="{{BOOKING_PATH}}?ort={{PLACE}}">{{CODE}}</a>{{#HAS_URGENCY}} <span class="kern-badge kern-badge--warning"><span class="kern-label kern-label--small">dringend: {{URGENCY:say}}</span></span>{{/HAS_URGENCY}}<br>{{KIND:say}}: {{WHEN:say}}, {{SERVICE}}{{#NO_PHONE}} · <strong>keine Nummer bekannt</strong>{{/NO_PHONE}}{{#HAS_TRIED}} · {{TRIED:say}} vergeblich{{/HAS_TRIED}}{{#OTHER}}<br><strong>Unter derselben Nummer auch:</strong> {{OTHER_WHO}}{{/OTHER}}</p>
{{#RESULT}}<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<input type="hidden" name="a.booking" value="{{BOOKING}}"><input type="hidden" name="a.notice:zahl" value="{{NOTICE}}">
<div class="kern-form-input"><label class="kern-label" for="dringlich-{{CODE_OF}}-{{NOTICE}}">Dringlichkeit</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="dringlich-{{CODE_OF}}-{{NOTICE}}" name="a.urgency">[[>appointment_urgency]]</select></div></div>
<button class="kern-btn kern-btn--primary" type="submit" name="a.result" value="reached" aria-label="Erreicht: {{WHO}}"><span class="kern-label">Erreicht</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="a.result" value="not_reached" aria-label="Nicht erreicht: {{WHO}}"><span class="kern-label">Nicht erreicht</span></button>
<button class="kern-btn kern-btn--tertiary" type="submit" name="a.result" value="unreachable" aria-label="Keine oder falsche Nummer: {{WHO}}"><span class="kern-label">Keine oder falsche Nummer</span></button></form>{{/RESULT}}</div>
{{/CALL}}</section>
{{/GROUP}}
{{#MORE}}<p class="kern-body">Weitere folgen, sobald diese abgehakt sind; gedruckt stehen alle auf der Liste.</p>{{/MORE}}
[[>end]]
