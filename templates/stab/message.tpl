{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<main id="inhalt" class="stab-main stab-narrow">
<h1 class="kern-heading-large">{{TITLE}}</h1>
<p class="kern-body kern-body--large">{{SENTENCE}}</p>
{{#GO_BACK}}<p class="kern-body">Mit der Zurück-Taste des Browsers kommen Sie zu Ihrer Eingabe; sie ist noch da.</p>{{/GO_BACK}}
<p class="kern-body"><a class="kern-link" href="/stab/">Zur Lage</a></p>
</main>
</body>
</html>
