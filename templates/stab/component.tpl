{{%AUTOESCAPE context="HTML"}}
[[>top]]
<div class="stab-facts">
{{#NOW}}<p class="kern-body kern-body--large">Jetzt: <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span> {{SOURCE:say}}{{#HAS_AS_OF}}, Stand {{AS_OF:say}} Uhr{{/HAS_AS_OF}}{{#HAS_UNTIL}}, gilt bis {{UNTIL:say}} Uhr{{/HAS_UNTIL}}</p>
{{#HAS_TEXT}}<p class="kern-body">„{{TEXT}}“</p>{{/HAS_TEXT}}{{/NOW}}
<p class="kern-body">Braucht {{NEEDS:say}}. Fehlt zurzeit in {{MISSING:say}}.</p>
</div>
{{#DECLARE}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.component" value="{{ID_OF_COMPONENT}}">
<h2 class="kern-heading-medium">Zustand erklären</h2>
<fieldset class="kern-fieldset"><legend class="kern-label">Zustand</legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-up" value="up"{{#IS_UP}} checked{{/IS_UP}} required><label class="kern-label" for="s-up">läuft</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-degraded" value="degraded"{{#IS_DEGRADED}} checked{{/IS_DEGRADED}}><label class="kern-label" for="s-degraded">gestört</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-down" value="down"{{#IS_DOWN}} checked{{/IS_DOWN}}><label class="kern-label" for="s-down">ausgefallen</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-unknown" value="unknown"{{#IS_UNKNOWN_STATE}} checked{{/IS_UNKNOWN_STATE}}><label class="kern-label" for="s-unknown">unbekannt</label></div>
</div></fieldset>
[[>texts]]
[[>send]]
</form>{{/DECLARE}}
{{#WITHDRAW}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.component" value="{{ID_OF_COMPONENT}}">
<h2 class="kern-heading-medium">Erklärung zurücknehmen</h2>
<p class="kern-body">Danach gilt wieder, was sich aus den anderen Komponenten ergibt.</p>
[[>send]]
</form>{{/WITHDRAW}}
[[>end]]
