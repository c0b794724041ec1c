{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<a class="stab-skip" href="#inhalt">Zum Inhalt springen</a>
<main id="inhalt" class="stab-main stab-narrow" tabindex="-1">
<h1 class="kern-heading-large">{{TITLE:say}}</h1>
<p class="kern-body kern-body--large">{{SENTENCE:say}}</p>
<p class="kern-body"><a class="kern-link" href="/stab/">Zur Startseite</a></p>
{{#SIGN_OUT}}<form method="post" action="/stab/abmelden"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Abmelden</span></button></form>{{/SIGN_OUT}}
<p class="kern-body">[[>language]]</p>
</main>
</body>
</html>
