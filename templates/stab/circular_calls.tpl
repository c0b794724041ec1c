{{%AUTOESCAPE context="HTML"}}
[[>circular]]
<p class="kern-body kern-body--large"><a class="kern-link" href="{{PATH_OF}}?ort={{PLACE}}">{{SUBJECT_LINE}}</a>{{#HAS_UNTIL}}, bestätigen {{UNTIL:say}}{{/HAS_UNTIL}}. <a class="kern-link" href="{{PATH_OF}}/anrufe.pdf?ort={{PLACE}}">Als Liste drucken</a></p>
{{#NOBODY_MISSING}}<p class="kern-body kern-body--large"><span aria-hidden="true">✓ </span>Es fehlt niemand mehr.</p>{{/NOBODY_MISSING}}
{{#OFFICE}}<section class="stab-box"><h2 class="kern-heading-medium">{{OFFICE_NAME}} <span class="stab-scope">{{MISSING:say}}</span></h2>
{{#WAIT}}<p class="kern-body">Hier haben Sie in der letzten halben Stunde alle versucht.</p>{{/WAIT}}
{{#CALL}}<p class="kern-body kern-body--large"><strong>{{NAME}}</strong>, {{FUNCTION}}{{#HAS_PHONE}}, <span class="desk-nowrap">{{PHONE}}</span>{{/HAS_PHONE}}{{#HAS_MOBILE}}, mobil <span class="desk-nowrap">{{MOBILE}}</span>{{/HAS_MOBILE}}<br><span class="kern-body--muted">{{STANDING:say}}</span></p>
{{#RESULT}}<form method="post" action="/stab/aktion" id="anruf-{{PERSON}}"><button type="submit" disabled hidden></button>[[>hidden]]<input type="hidden" name="a.circular" value="{{SUBJECT}}"><input type="hidden" name="a.version:zahl" value="{{VERSION}}"><input type="hidden" name="a.person" value="{{PERSON}}">
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="a.result" value="reached" aria-label="Erreicht, hat es zur Kenntnis genommen: {{NAME}}"><span class="kern-label">Erreicht, hat es zur Kenntnis genommen</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="a.result" value="not_reached" aria-label="Nicht erreicht: {{NAME}}"><span class="kern-label">Nicht erreicht</span></button></div>
<details{{#TIMED}} open{{/TIMED}}><summary>Der Anruf war früher<span class="kern-sr-only">: {{NAME}}</span></summary><div class="kern-form-input"><label class="kern-label" for="um-{{PERSON}}">Angerufen um</label><div class="kern-hint" id="um-h-{{PERSON}}">Gilt auch für die Vertretung. Leer = jetzt</div><input class="kern-form-input__input circular-time" id="um-{{PERSON}}" name="a.occurred:zeit" type="datetime-local" value="{{TYPED_OCCURRED}}" aria-describedby="um-h-{{PERSON}}"></div></details></form>{{/RESULT}}
{{#DEPUTY}}<div class="stab-buttons"><span class="kern-body">Vertretung: {{DEPUTY_NAME}}, {{DEPUTY_FUNCTION}}{{#HAS_DEPUTY_PHONE}}, <span class="desk-nowrap">{{DEPUTY_PHONE}}</span>{{/HAS_DEPUTY_PHONE}}{{#HAS_DEPUTY_MOBILE}}, mobil <span class="desk-nowrap">{{DEPUTY_MOBILE}}</span>{{/HAS_DEPUTY_MOBILE}}</span>
{{#TOLD}}<button class="kern-btn kern-btn--tertiary" type="submit" form="anruf-{{PERSON}}" name="a.deputy" value="{{DEPUTY_ID}}" aria-label="Vertretung weiß Bescheid: {{DEPUTY_NAME}} für {{NAME}}"><span class="kern-label">Vertretung weiß Bescheid</span></button>{{/TOLD}}</div>{{/DEPUTY}}{{/CALL}}
<details{{#NONE}} open{{/NONE}}><summary>Danach</summary><ul class="stab-list">{{#LATER}}<li>{{NAME}}, {{FUNCTION}}{{#HAS_PHONE}}, <span class="desk-nowrap">{{PHONE}}</span>{{/HAS_PHONE}} <span class="kern-body--muted">{{STANDING:say}}</span></li>{{/LATER}}</ul></details></section>
{{/OFFICE}}
[[>end]]
