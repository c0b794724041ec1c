{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<main id="inhalt" class="stab-main stab-narrow" tabindex="-1">
<h1 class="kern-heading-large">{{TITLE:say}}</h1>
<p class="kern-body kern-body--large">{{SENTENCE:say}}</p>
</main>
</body>
</html>
