{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body">Bitte jetzt drucken oder abschreiben: Diese Codes werden nicht noch einmal angezeigt. Bewahren Sie das Blatt getrennt vom Passwort auf, zum Beispiel im Safe.</p>
<p class="kern-body">Notbetrieb · Konto <strong>{{ACCOUNT}}</strong> · gedruckt {{CLOCK:say}} Uhr</p>
<ol class="account-codes">{{#CODE}}<li><span class="desk-hash">{{CODE_TEXT}}</span></li>
{{/CODE}}</ol>
<p class="kern-body">Anmelden: Konto und Passwort eintragen, in das Feld „Code“ einen dieser Codes. Streichen Sie ihn danach durch; jeder gilt nur einmal.</p>
<p class="kern-body desk-screen"><a class="kern-link" href="/stab/konto">Zurück zu meinem Konto</a></p>
[[>end]]
