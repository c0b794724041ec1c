{{%AUTOESCAPE context="HTML"}}
[[>top]]
<div class="stab-facts">
{{#NOW}}<p class="kern-body kern-body--large">Jetzt: <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span>{{#HAS_AS_OF}} Stand {{AS_OF:say}} Uhr{{/HAS_AS_OF}}{{#HAS_UNTIL}}, gilt bis {{UNTIL:say}} Uhr{{/HAS_UNTIL}}{{#HAS_TOWNS}} in {{TOWNS:say}}{{/HAS_TOWNS}}</p>
{{#HAS_TEXT}}<p class="kern-body">„{{TEXT}}“</p>{{/HAS_TEXT}}{{/NOW}}
{{#HAS_SITES}}<p class="kern-body">Sitzt hier: {{SITES}}</p>{{/HAS_SITES}}
<p class="kern-body">Öffnungszeiten und Leistungen ändern sich dadurch nicht; ist nur ein Standort geschlossen, schreiben Sie das bitte in den Text.</p>
</div>
{{#DECLARE}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.office" value="{{NAME_OF_OFFICE}}">
<h2 class="kern-heading-medium">Zustand erklären</h2>
<fieldset class="kern-fieldset"><legend class="kern-label">Zustand</legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-open" value="open"{{#IS_OPEN}} checked{{/IS_OPEN}} required><label class="kern-label" for="s-open">geöffnet</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-limited" value="limited"{{#IS_LIMITED}} checked{{/IS_LIMITED}}><label class="kern-label" for="s-limited">eingeschränkt</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-closed" value="closed"{{#IS_CLOSED}} checked{{/IS_CLOSED}}><label class="kern-label" for="s-closed">geschlossen</label></div>
</div></fieldset>
[[>texts]]
[[>send]]
</form>{{/DECLARE}}
{{#WITHDRAW}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.office" value="{{NAME_OF_OFFICE}}">
<h2 class="kern-heading-medium">Erklärung zurücknehmen</h2>
<p class="kern-body">Danach gelten wieder die gewohnten Öffnungszeiten ohne Hinweis.</p>
[[>send]]
</form>{{/WITHDRAW}}
[[>end]]
