{{%AUTOESCAPE context="HTML"}}
[[>crisis]]
<div class="stab-box"><p class="kern-body kern-body--large stab-pre stab-wrap">{{TEXT}}</p>
<dl class="desk-facts"><dt>Wer</dt><dd>{{OWNER:say}}</dd>{{#HAS_DUE}}<dt>Bis</dt><dd>{{DUE:say}}</dd>{{/HAS_DUE}}<dt>Vergeben</dt><dd>{{SET_AT:say}} Uhr von {{SET_BY}}</dd>{{#FROM}}<dt>Folgt aus</dt><dd><a class="kern-link" href="{{ABOUT_PATH}}?ort={{PLACE}}">Nr. {{ABOUT_NUMBER}}</a></dd>{{/FROM}}{{#IS_DONE}}<dt>Stand</dt><dd><span aria-hidden="true">✓ </span>erledigt</dd>{{/IS_DONE}}{{#IS_DROPPED}}<dt>Stand</dt><dd>fallen gelassen</dd>{{/IS_DROPPED}}</dl>
<ul class="stab-list">{{#HISTORY}}<li>{{AT:say}} Uhr, {{ACTOR}}: {{KIND_WORD:say}}{{#HAS_WHAT}}. <span class="stab-wrap">{{WHAT}}</span>{{/HAS_WHAT}}{{#HAS_REASON}} <span class="kern-body--muted">Grund: {{REASON}}</span>{{/HAS_REASON}}</li>
{{/HISTORY}}</ul></div>
{{#FINISH}}<form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.task:zahl" value="{{NUMBER}}">
<div class="kern-form-input"><label class="kern-label" for="ergebnis">Ergebnis</label><input class="kern-form-input__input" id="ergebnis" name="a.result" maxlength="500" value="{{TYPED_RESULT}}"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Erledigt</span></button><a class="kern-link" href="/stab/aufgaben?ort={{PLACE}}">Zu den Aufgaben</a></div></form>{{/FINISH}}
{{#CHANGE}}<details class="stab-box desk-screen"><summary>Ändern</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.task:zahl" value="{{NUMBER}}">
<div class="kern-form-input"><label class="kern-label" for="text">Was ist zu tun?</label><textarea class="kern-form-input__input" id="text" name="a.text" rows="2" maxlength="7000" required>{{TYPED_NOTE:pre_escape}}</textarea></div>
[[>crisis_owner]]
<div class="kern-form-input"><label class="kern-label" for="warum">Warum? (freiwillig)</label><input class="kern-form-input__input" id="warum" name="a.why" maxlength="500" value="{{TYPED_WHY}}"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Änderung eintragen</span></button></div></form></details>{{/CHANGE}}
{{#DROP}}<details class="stab-box desk-screen"><summary>Fallen lassen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.task:zahl" value="{{NUMBER}}">
<div class="kern-form-input"><label class="kern-label" for="fallen-grund">Warum?</label><input class="kern-form-input__input" id="fallen-grund" name="a.why" maxlength="500" value="{{TYPED_WHY}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Aufgabe fallen lassen</span></button></div></form></details>{{/DROP}}
[[>end]]
