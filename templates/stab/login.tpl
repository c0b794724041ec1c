{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<a class="stab-skip" href="#inhalt">Zum Inhalt springen</a>
<main id="inhalt" class="stab-main stab-narrow" tabindex="-1">
<h1 class="kern-heading-large">Anmelden</h1>
[[>fault]]
{{#PASSKEY}}<form method="post" action="/stab/anmelden" class="stab-form account-js" data-passkey="get" data-frage="{{QUESTION}}" data-rp="{{RP_ID}}">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<input type="hidden" name="passkey" value="">
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Mit Passkey anmelden</span></button>
<p class="kern-body kern-body--muted" data-fehler role="status"></p>
</form>
<p class="kern-body account-js">oder mit Passwort:</p>{{/PASSKEY}}
<form method="post" action="/stab/anmelden" class="stab-form">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<div class="kern-form-input"><label class="kern-label" for="konto">Konto</label><input class="kern-form-input__input" id="konto" name="konto" autocomplete="username" autocapitalize="none" spellcheck="false" value="{{ACCOUNT}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="passwort">Passwort</label><input class="kern-form-input__input" id="passwort" name="passwort" type="password" autocomplete="current-password" required></div>
<div class="kern-form-input"><label class="kern-label" for="code">Code</label><div class="kern-hint" id="code-h">Sechs Ziffern aus Ihrer App oder ein Code von Ihrem gedruckten Blatt. Wer noch keinen hat, lässt das Feld leer.</div><input class="kern-form-input__input" id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="40" aria-describedby="code-h"></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Anmelden</span></button>
</form>
{{#PASSKEY_IMPOSSIBLE}}<p class="kern-body">Passkeys gehen nur verschlüsselt (https) oder auf diesem Rechner unter dem Namen „localhost“. Hier melden Sie sich bitte mit Passwort und Code an.</p>{{/PASSKEY_IMPOSSIBLE}}
<p class="kern-body"><a class="kern-link" href="/stab/einladung">Ich habe einen Einladungscode</a></p>
<p class="kern-body kern-body--muted">Passwort vergessen oder Telefon verloren? Lassen Sie sich von der Person, die bei Ihnen die Konten verwaltet, einen neuen Einladungscode geben.</p>
<p class="kern-body">[[>language]]</p>
</main>
</body>
</html>
