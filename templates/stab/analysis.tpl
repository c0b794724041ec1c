{{%AUTOESCAPE context="HTML"}}
[[>top]]
<form class="stab-search" method="get" action="{{PATH}}"><input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="komponente">Wenn auch das noch ausfiele:</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="komponente" name="komponente">{{#CHOICE}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME}}</option>{{/CHOICE}}</select></div></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Durchrechnen</span></button></form>
{{#WHAT_IF}}<section class="stab-box"><h2 class="kern-heading-medium">Ohne {{NAME}}</h2>
<p class="kern-body">Schlechter würde es in {{TOWNS:say}} mit {{CITIZENS:say}} Menschen; {{SURVIVES:say}} überall, wie es jetzt ist.</p>
{{#NO_FALL}}<p class="kern-body">Keine Leistung würde schlechter, als sie schon ist.</p>{{/NO_FALL}}
{{#FALLS}}<ul class="stab-list">{{#FALL}}<li>{{SERVICE}}: {{BEFORE:say}} → <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span> in {{FALL_TOWNS:say}}</li>
{{/FALL}}</ul>{{/FALLS}}</section>{{/WHAT_IF}}
<section class="stab-box"><h2 class="kern-heading-medium">Woran das meiste hängt</h2>
<p class="kern-body kern-body--muted">An einem normalen Tag: Was geschähe, wenn nur dieses eine ausfiele?</p>
<ol class="stab-list">{{#POINT}}<li>{{NAME}}: {{CITIZENS:say}} Menschen verlören {{LOST:say}} ganz, {{LIMITED:say}} würden eingeschränkt</li>
{{/POINT}}</ol></section>
[[>end]]
