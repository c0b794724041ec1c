{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#JUST_MADE}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Der Datenschlüssel ist angelegt. Ab jetzt lassen sich Eingänge erfassen.</span></div><div class="kern-alert__body"><p class="kern-body">Schreiben Sie die Passphrase jetzt auf und legen Sie sie versiegelt in den Tresor, ein zweites Blatt an einen anderen Ort. Ohne sie kann niemand die Namen und Inhalte wieder lesen, auch wir nicht.</p></div></div>{{/JUST_MADE}}
<p class="kern-body">Namen, Anschriften und Inhalte liegen nur versiegelt auf der Platte. Erfassen kann jedes Konto; lesen nur, wer die Passphrase kennt.</p>
{{#MAKE}}<section class="stab-box"><h2 class="kern-heading-medium">Datenschlüssel anlegen</h2>
<ol class="stab-list"><li>Denken Sie sich mindestens {{CHARACTERS}} Zeichen aus, am besten fünf zufällige Wörter.</li><li>Schreiben Sie sie auf zwei Blätter: eines versiegelt in den Tresor, eines an einen anderen Ort.</li><li>Geben Sie sie hier zweimal ein.</li></ol>
<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="passphrase">Passphrase</label><input class="kern-form-input__input" id="passphrase" name="passwort" type="password" autocomplete="new-password" minlength="{{CHARACTERS}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="passphrase2">Passphrase noch einmal</label><input class="kern-form-input__input" id="passphrase2" name="passwort2" type="password" autocomplete="new-password" minlength="{{CHARACTERS}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Datenschlüssel anlegen</span></button></div>
</form>
<p class="kern-body kern-body--muted">Die Schlüsseldatei liegt dann unter {{KEY_FILE}}; sie gehört in die Sicherung der Schlüssel.</p></section>{{/MAKE}}
{{#UNLOCK}}<section class="stab-box"><h2 class="kern-heading-medium">Öffnen</h2>
[[>desk_unlock]]
</section>{{/UNLOCK}}
{{#IS_OPEN}}<section class="stab-box"><h2 class="kern-heading-medium">Zurzeit offen</h2>
<p class="kern-body">Namen und Inhalte sind zu lesen.{{#OPENING}} Geöffnet von <strong>{{OPENED_BY}}</strong> am {{OPENED_AT:say}} Uhr; verschlossen wird, wenn dieses Konto sich abmeldet, spätestens {{CLOSES_AT:say}} Uhr.{{/OPENING}}</p></section>{{/IS_OPEN}}
[[>end]]
