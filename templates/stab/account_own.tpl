{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#DONE_HERE}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">{{DONE_SENTENCE:say}}</span></div></div>{{/DONE_HERE}}
{{#MUST_ENROL}}<div class="kern-alert kern-alert--warning" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Bitte richten Sie zuerst einen zweiten Faktor ein</span></div><div class="kern-alert__body"><p class="kern-body">Hier arbeitet niemand nur mit einem Passwort. Ein Passkey, eine App oder gedruckte Codes genügen; danach geht es gleich weiter.</p></div></div>{{/MUST_ENROL}}
{{#CODES_RUN_OUT}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">{{CODES_REMINDER:say}}</span></div><div class="kern-alert__body"><p class="kern-body"><a class="kern-link" href="#codes">Zu den gedruckten Codes</a></p></div></div>{{/CODES_RUN_OUT}}
<p class="kern-body">{{PERSON}} · Konto <strong>{{ACCOUNT}}</strong></p>
<section class="stab-box"><h2 class="kern-heading-medium">Passkeys</h2>
<p class="kern-body">Ein Passkey ersetzt Passwort und Code: Sie entsperren Ihr Gerät mit PIN, Finger oder Gesicht. Richten Sie am besten auf zwei Geräten einen ein.</p>
{{#NO_PASSKEY}}<p class="kern-body">Sie haben noch keinen.</p>{{/NO_PASSKEY}}
<ul class="account-list">{{#PASSKEY}}<li><div><strong>{{LABEL}}</strong><br>eingerichtet {{CREATED:say}} Uhr, {{LAST_USED:say}}</div><form method="post" action="/stab/konto"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="passkey-weg"><input type="hidden" name="passkey" value="{{PASSKEY_ID}}"><button class="kern-btn kern-btn--tertiary" type="submit" aria-label="Passkey {{LABEL}} entfernen"><span class="kern-label">Entfernen</span></button></form></li>
{{/PASSKEY}}</ul>
{{#NEW_PASSKEY}}<form method="post" action="/stab/konto" class="stab-form account-js" data-passkey="create" data-frage="{{QUESTION}}" data-rp="{{RP_ID}}" data-aussteller="{{ISSUER}}" data-konto="{{ACCOUNT}}" data-handle="{{HANDLE}}" data-vorhanden="{{KNOWN}}">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="passkey"><input type="hidden" name="passkey" value="">
<div class="kern-form-input"><label class="kern-label" for="geraet">Name des neuen Passkeys</label><div class="kern-hint" id="geraet-h">Zum Beispiel „Diensthandy“; daran erkennen Sie ihn wieder.</div><input class="kern-form-input__input" id="geraet" name="name" maxlength="60" autocomplete="off" aria-describedby="geraet-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Passkey einrichten</span></button></div>
<p class="kern-body kern-body--muted" data-fehler role="status"></p>
</form>{{/NEW_PASSKEY}}
{{#PASSKEY_IMPOSSIBLE}}<p class="kern-body">Passkeys gehen nur verschlüsselt (https) oder auf diesem Rechner unter dem Namen „localhost“. Hier schützen Sie Ihr Konto bitte mit einer App.</p>{{/PASSKEY_IMPOSSIBLE}}
</section>
<section class="stab-box"><h2 class="kern-heading-medium">Codes aus einer App</h2>
{{#APP}}<p class="kern-body">Eingerichtet: Beim Anmelden mit Passwort wird nach dem Code der App gefragt.</p>
<form method="post" action="/stab/konto"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="app-weg"><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">App entfernen</span></button></form>{{/APP}}
{{#NEW_APP}}<details{{#AGAIN}} open{{/AGAIN}}><summary>App einrichten</summary>
<p class="kern-body">Lesen Sie das Bild mit einer Authenticator-App, auf einem Telefon ohne Netz genauso. Tragen Sie dann die sechs Ziffern ein, die sie zeigt.</p>
{{#QR}}<svg class="account-qr" role="img" aria-label="QR-Code für die App" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}"><path d="{{QR_PATH}}"/></svg>{{/QR}}
<p class="kern-body">Zum Abtippen: <span class="desk-hash account-break">{{SECRET_TEXT}}</span></p>
<form method="post" action="/stab/konto" class="stab-form"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="app"><input type="hidden" name="geheimnis" value="{{SECRET}}">
<div class="kern-form-input"><label class="kern-label" for="app-code">Code, den die App jetzt zeigt</label><input class="kern-form-input__input" id="app-code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="10" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">App einrichten</span></button></div></form>
</details>{{/NEW_APP}}
</section>
<section class="stab-box"><h2 class="kern-heading-medium" id="codes">Gedruckte Codes</h2>
<p class="kern-body">Zehn Codes auf Papier für den Tag, an dem Telefon und Passkey fehlen. Jeder gilt einmal, zusammen mit dem Passwort.</p>
{{#HAS_CODES}}<p class="kern-body">Noch nicht benutzt: <strong>{{CODES_LEFT}}</strong></p>{{/HAS_CODES}}
<form method="post" action="/stab/konto"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="codes"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">{{#HAS_CODES}}Neue Codes, die alten gelten dann nicht mehr{{/HAS_CODES}}{{#NO_CODES}}Codes anzeigen und drucken{{/NO_CODES}}</span></button></form>
</section>
<section class="stab-box"><h2 class="kern-heading-medium">Passwort</h2>
<details><summary>Passwort ändern</summary>
<form method="post" action="/stab/konto" class="stab-form"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="passwort"><input type="text" name="konto" value="{{ACCOUNT}}" autocomplete="username" hidden>
<div class="kern-form-input"><label class="kern-label" for="passwort-alt">Bisheriges Passwort</label><input class="kern-form-input__input" id="passwort-alt" name="passwort-alt" type="password" autocomplete="current-password" required></div>
[[>new_password]]
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Passwort ändern</span></button></div></form>
</details></section>
<section class="stab-box"><h2 class="kern-heading-medium">Wo Sie angemeldet sind</h2>
<ul class="account-list">{{#SESSION}}<li><div><strong>{{DEVICE:say}}</strong>{{#THIS_ONE}} (diese Sitzung){{/THIS_ONE}}<br>angemeldet {{OPENED:say}} Uhr mit {{WAY:say}}, zuletzt benutzt {{USED:say}} Uhr</div>{{#OTHER}}<form method="post" action="/stab/konto"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="sitzung"><input type="hidden" name="sitzung" value="{{SESSION_ID}}"><button class="kern-btn kern-btn--tertiary" type="submit" aria-label="Sitzung {{DEVICE:say}} vom {{OPENED:say}} beenden"><span class="kern-label">Beenden</span></button></form>{{/OTHER}}</li>
{{/SESSION}}</ul>
{{#OTHERS}}<form method="post" action="/stab/konto"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konto"><input type="hidden" name="was" value="sitzungen"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Alle anderen beenden</span></button></form>{{/OTHERS}}
<p class="kern-body kern-body--muted">Eine Sitzung endet von selbst: nach 30 Minuten ohne Eingabe, spätestens nach 12 Stunden.</p>
</section>
[[>end]]
