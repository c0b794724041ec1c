{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<a class="stab-skip" href="#inhalt">Zum Inhalt springen</a>
<main id="inhalt" class="stab-main stab-narrow" tabindex="-1">
<h1 class="kern-heading-large">{{TITLE}}</h1>
<p class="kern-body kern-body--large">{{SENTENCE}}</p>
<p class="kern-body"><a class="kern-link" href="/stab/">Zur Lage</a></p>
</main>
</body>
</html>
