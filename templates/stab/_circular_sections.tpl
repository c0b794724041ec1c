{{%AUTOESCAPE context="HTML"}}
{{#SECTION}}<div class="circular-section{{#NOT_FOR_YOU}} circular-other{{/NOT_FOR_YOU}}">{{#HAS_AUDIENCE}}<h3 class="kern-heading-small">Für {{AUDIENCE:say}}</h3>{{/HAS_AUDIENCE}}
<div class="circular-text">{{BODY:none}}</div></div>
{{/SECTION}}
