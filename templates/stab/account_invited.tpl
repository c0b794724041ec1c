{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body">Bitte jetzt weitergeben, drucken oder abschreiben: Der Code wird nicht noch einmal angezeigt.</p>
<dl class="desk-facts"><dt>Konto</dt><dd>{{NAME}}</dd><dt>Einladungscode</dt><dd class="desk-number">{{CODE}}</dd><dt>Gilt bis</dt><dd>{{UNTIL:say}} Uhr, einmal</dd></dl>
<p class="kern-body">Die Person ruft die Seite „Anmelden“ auf, wählt „Ich habe einen Einladungscode“ und sucht sich ein Passwort aus.</p>
<p class="kern-body desk-screen"><a class="kern-link" href="/stab/konten/{{NAME}}">Zurück zum Konto</a></p>
[[>end]]
