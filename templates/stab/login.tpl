{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<a class="stab-skip" href="#inhalt">Zum Inhalt springen</a>
<main id="inhalt" class="stab-main stab-narrow" tabindex="-1">
<h1 class="kern-heading-large">Anmelden</h1>
{{#HAS_FAULT}}<div class="kern-alert kern-alert--danger" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-title">{{FAULT}}</span></div></div>{{/HAS_FAULT}}
<form method="post" action="/stab/anmelden" class="stab-form">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<div class="kern-form-input"><label class="kern-label" for="konto">Konto</label><input class="kern-form-input__input" id="konto" name="konto" autocomplete="username" autocapitalize="none" required></div>
<div class="kern-form-input"><label class="kern-label" for="passwort">Passwort</label><input class="kern-form-input__input" id="passwort" name="passwort" type="password" autocomplete="current-password" required></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Anmelden</span></button>
</form>
<p class="kern-body kern-body--muted">Das Konto hat der Betrieb mit »notbetrieb init« oder »notbetrieb account« angelegt.</p>
</main>
</body>
</html>
