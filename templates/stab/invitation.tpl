{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<a class="stab-skip" href="#inhalt">Zum Inhalt springen</a>
<main id="inhalt" class="stab-main stab-narrow" tabindex="-1">
<h1 class="kern-heading-large">Einladung annehmen</h1>
[[>fault]]
<p class="kern-body">Tragen Sie den Code von Ihrem Blatt ein und wählen Sie ein Passwort. Der Code gilt nur einmal.</p>
<form method="post" action="/stab/einladung" class="stab-form">
<div class="kern-form-input"><label class="kern-label" for="einladung">Einladungscode</label><input class="kern-form-input__input" id="einladung" name="einladung" data-aus-adresse autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="60" value="{{CODE}}" required></div>
[[>new_password]]
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Konto einrichten</span></button>
</form>
<p class="kern-body"><a class="kern-link" href="/stab/anmelden">Zur Anmeldung</a></p>
<p class="kern-body">[[>language]]</p>
</main>
</body>
</html>
