{{%AUTOESCAPE context="HTML"}}
[[>top]]
<div class="stab-facts">
{{#NOW}}<p class="kern-body kern-body--large">Jetzt: <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span> {{SOURCE:say}}{{#HAS_UNTIL}}, gilt bis {{UNTIL:say}} Uhr{{/HAS_UNTIL}}</p>
{{#HAS_WHY}}<p class="kern-body">{{WHY}}</p>{{/HAS_WHY}}{{/NOW}}
<p class="kern-body">Zuständig: {{OFFICE}}</p>
{{#HAS_FALLBACK}}<p class="kern-body">Ersatzweg: {{FALLBACK}}</p>{{/HAS_FALLBACK}}
{{#STEPS}}<ul class="stab-list">
{{#STEP_ROW}}<li>{{STEP_NAME:say}}: <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span> {{SOURCE:say}}</li>
{{/STEP_ROW}}</ul>{{/STEPS}}
</div>
{{#CONFIRM}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.service" value="{{ID_OF_SERVICE}}">
<h2 class="kern-heading-medium">Von Hand bestätigen</h2>
<div class="kern-form-input"><label class="kern-label" for="schritt-nr">Gilt für</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="schritt-nr" name="a.position:zahl"><option value="">die ganze Leistung</option>{{#STEP}}<option value="{{POSITION}}"{{#CHOSEN}} selected{{/CHOSEN}}>Schritt: {{STEP_NAME:say}}</option>{{/STEP}}</select></div></div>
<fieldset class="kern-fieldset"><legend class="kern-label">Zustand</legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-possible" value="possible"{{#IS_POSSIBLE}} checked{{/IS_POSSIBLE}} required><label class="kern-label" for="s-possible">möglich</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-limited" value="limited"{{#IS_LIMITED}} checked{{/IS_LIMITED}}><label class="kern-label" for="s-limited">eingeschränkt</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-elsewhere" value="elsewhere"{{#IS_ELSEWHERE}} checked{{/IS_ELSEWHERE}}><label class="kern-label" for="s-elsewhere">anderswo</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-impossible" value="impossible"{{#IS_IMPOSSIBLE}} checked{{/IS_IMPOSSIBLE}}><label class="kern-label" for="s-impossible">nicht möglich</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.state" id="s-unknown" value="unknown"{{#IS_UNKNOWN_STATE}} checked{{/IS_UNKNOWN_STATE}}><label class="kern-label" for="s-unknown">unbekannt</label></div>
</div></fieldset>
[[>texts]]
<div class="kern-form-input"><label class="kern-label" for="bedingung">Bedingungen</label><input class="kern-form-input__input" id="bedingung" name="a.conditions" maxlength="300" value="{{TYPED_CONDITIONS}}"></div>
{{#CHANNELS}}<fieldset class="kern-fieldset"><legend class="kern-label">Nur auf diesen Wegen</legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
{{#CHANNEL}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="a.channels:liste" id="w-{{CHANNEL_ID}}" value="{{CHANNEL_ID}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="kern-label" for="w-{{CHANNEL_ID}}">{{CHANNEL_NAME}}</label></div>
{{/CHANNEL}}</div></fieldset>{{/CHANNELS}}
{{#SITES}}<fieldset class="kern-fieldset"><legend class="kern-label">Nur an diesen Standorten</legend><div class="kern-fieldset__body">
{{#SITE}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="a.sites:liste" id="o-{{SITE_ID}}" value="{{SITE_ID}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="kern-label" for="o-{{SITE_ID}}">{{SITE_NAME}}</label></div>
{{/SITE}}</div></fieldset>{{/SITES}}
[[>send]]
</form>{{/CONFIRM}}
{{#WITHDRAW}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.service" value="{{ID_OF_SERVICE}}">
<h2 class="kern-heading-medium">Bestätigung zurücknehmen</h2>
<div class="kern-form-input"><label class="kern-label" for="zurueck-nr">Für</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="zurueck-nr" name="a.position:zahl">{{#WHOLE}}<option value="">die ganze Leistung</option>{{/WHOLE}}{{#STEP}}<option value="{{POSITION}}">Schritt: {{STEP_NAME:say}}</option>{{/STEP}}</select></div></div>
[[>send]]
</form>{{/WITHDRAW}}
[[>end]]
