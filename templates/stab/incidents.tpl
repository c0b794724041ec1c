{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#NOT_RUNNING}}<p class="kern-body kern-body--large">Zurzeit läuft hier kein Notbetrieb.</p>{{/NOT_RUNNING}}
{{#RUNNING}}<section class="stab-box">
<h2 class="kern-heading-medium">Läuft seit {{BEGAN:say}} Uhr</h2>
<p class="kern-body">{{CAUSE}}</p><p class="kern-body kern-body--muted">Stand {{AS_OF:say}} Uhr</p>
{{#FORECAST}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.incident" value="{{INCIDENT}}">
<div class="kern-form-input"><label class="kern-label" for="ursache-{{KEY}}">Was die Öffentlichkeit erfährt</label><textarea class="kern-form-input__input" id="ursache-{{KEY}}" name="a.cause.de" rows="3" maxlength="1000">{{CAUSE:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="ursache-en-{{KEY}}">Derselbe Text auf Englisch</label><textarea class="kern-form-input__input" id="ursache-en-{{KEY}}" name="a.cause.en" rows="3" maxlength="1000" lang="en">{{CAUSE_EN:pre_escape}}</textarea></div>
[[>forecast]]
[[>send]]
</form>{{/FORECAST}}
{{#END}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.incident" value="{{INCIDENT}}">
<h3 class="kern-heading-small">Notbetrieb beenden</h3>
<p class="kern-body">Damit enden auch alle Erklärungen und Bestätigungen, die in dieser Zeit gemacht wurden.</p>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="vorschau"><span class="kern-label">Beenden: erst zeigen, wen es betrifft</span></button></div>
</form>{{/END}}
</section>
{{/RUNNING}}
{{#DECLARE}}<section class="stab-box"><form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<h2 class="kern-heading-medium">Notbetrieb ausrufen</h2>
<div class="kern-form-input"><label class="kern-label" for="beginn">Begonnen am</label><div class="kern-hint" id="beginn-h">Leer = jetzt</div><input class="kern-form-input__input" id="beginn" name="a.began:zeit" type="datetime-local" value="{{TYPED_BEGAN}}" aria-describedby="beginn-h"></div>
<div class="kern-form-input"><label class="kern-label" for="ursache">Was die Öffentlichkeit erfährt</label><textarea class="kern-form-input__input" id="ursache" name="a.cause.de" rows="3" maxlength="1000" required>{{CAUSE:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="ursache-en">Derselbe Text auf Englisch</label><textarea class="kern-form-input__input" id="ursache-en" name="a.cause.en" rows="3" maxlength="1000" lang="en">{{CAUSE_EN:pre_escape}}</textarea></div>
[[>forecast]]
[[>send]]
</form></section>{{/DECLARE}}
{{#DIARY}}<p class="kern-body">Entscheidungen des Stabs, offene Fragen und Meldungen stehen im <a class="kern-link" href="/stab/tagebuch?ort={{PLACE}}">Tagebuch</a>.</p>{{/DIARY}}
{{#PAST}}<section class="stab-box"><h2 class="kern-heading-medium">Frühere Notbetriebe</h2>
<ul class="stab-list">
{{#ENDED}}<li>{{BEGAN:say}} bis {{UNTIL:say}} Uhr: {{CAUSE}}</li>
{{/ENDED}}</ul></section>{{/PAST}}
[[>end]]
