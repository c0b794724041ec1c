{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<main id="inhalt" class="stab-main stab-narrow-wide" tabindex="-1">
<h1 class="kern-heading-large">{{TITLE}}</h1>
<p class="kern-body kern-body--large">{{NAME}}, verschickt {{SENT:say}}.{{#HAS_UNTIL}} Bitte bestätigen bis {{UNTIL:say}}.{{/HAS_UNTIL}}</p>
{{#HAS_CHANGE}}<p class="kern-body"><strong>Neu in dieser Fassung:</strong> {{CHANGE}}</p>{{/HAS_CHANGE}}
{{#FORMER}}<p class="kern-body"><strong>Die frühere Fassung gilt für Sie nicht mehr.</strong></p>{{/FORMER}}
{{#SECTION}}<div class="circular-section">{{#HAS_AUDIENCE}}<h2 class="kern-heading-small">Für {{AUDIENCE:say}}</h2>{{/HAS_AUDIENCE}}
<div class="circular-text">{{BODY:none}}</div></div>{{/SECTION}}
<form method="post" action="{{ACTION}}"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Ich habe das gelesen</span></button></form>
</main>
</body>
</html>
