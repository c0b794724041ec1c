{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#DONE_HERE}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Erledigt.</span></div></div>{{/DONE_HERE}}
<dl class="desk-facts"><dt>Person</dt><dd>{{PERSON}}</dd><dt>Amt</dt><dd>{{OFFICE}}</dd><dt>Kommune</dt><dd>{{TOWN}}</dd><dt>Telefon</dt><dd>{{PHONE}}</dd><dt>E-Mail</dt><dd>{{MAIL}}</dd><dt>Angelegt</dt><dd>{{CREATED:say}} Uhr</dd><dt>Schutz</dt><dd>{{STATE:say}}</dd><dt>Zuletzt angemeldet</dt><dd>{{LAST:say}}</dd>{{#INVITED}}<dt>Einladung gilt bis</dt><dd>{{INVITED_UNTIL:say}} Uhr</dd>{{/INVITED}}</dl>
{{#OWN}}<p class="kern-body">Das ist Ihr eigenes Konto; Geräte, Codes und Passwort verwalten Sie unter <a class="kern-link" href="/stab/konto">Mein Konto</a>. Einladen und Schließen kann hier nur eine zweite Person.</p>{{/OWN}}
{{#INVITE}}<section class="stab-box"><h2 class="kern-heading-medium">Einladung</h2>
{{#LENT}}<p class="kern-body">Das Konto ist zurzeit an eine andere Kommune verliehen. Ein neuer Code würde auch deren Arbeitsplatz öffnen; bitte wenden Sie sich an deren Verwaltung der Konten oder an die der Region. Sitzungen beenden und das Konto schließen können Sie hier.</p>{{/LENT}}
{{#AT_MACHINE}}<p class="kern-body">Wenn alles verloren ist: Dieses Konto gibt Rechte oder gibt frei. Deshalb wird das neue Blatt am Rechner von Notbetrieb gedruckt: <code>notbetrieb staff sheets --account {{NAME}} --out blatt.pdf --dir …</code></p>{{/AT_MACHINE}}
{{#CODE}}{{#FIRST}}<p class="kern-body">Mit dem Code meldet sich die Person zum ersten Mal an und wählt ein Passwort.</p>{{/FIRST}}
{{#RECOVERY}}<p class="kern-body">Wenn alles verloren ist: Mit einem neuen Code wählt die Person ein neues Passwort. Bisherige Passkeys, App und gedruckte Codes gelten dann nicht mehr. Überzeugen Sie sich vorher, mit wem Sie sprechen; die Ausgabe wird festgehalten.</p>{{/RECOVERY}}
<form method="post" action="/stab/konten"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konten/{{NAME}}"><input type="hidden" name="was" value="einladen"><input type="hidden" name="konto" value="{{NAME}}"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Einladungscode ausstellen</span></button></form>{{/CODE}}</section>{{/INVITE}}
{{#READS_AS}}<section class="stab-box"><h2 class="kern-heading-medium">Rundschreiben</h2>
<p class="kern-body">Das Konto bestätigt Rundschreiben in {{READER_TOWN}} als <strong>{{READER}}</strong>.</p>
{{#RELEASE}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.account" value="{{READER_ACCOUNT}}"><p class="kern-body">Ist das die falsche Person, lösen Sie die Zuordnung; dann wählt das Konto neu. Was es schon bestätigt hat, bleibt stehen.</p><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">Zuordnung lösen</span></button></form>{{/RELEASE}}</section>{{/READS_AS}}
<section class="stab-box"><h2 class="kern-heading-medium">Sitzungen</h2>
<ul class="account-list">{{#SESSION}}<li><div><strong>{{DEVICE:say}}</strong><br>angemeldet {{OPENED:say}} Uhr mit {{WAY:say}}, zuletzt benutzt {{USED:say}} Uhr</div>{{#MAY_END}}<form method="post" action="/stab/konten"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konten/{{NAME}}"><input type="hidden" name="was" value="sitzung"><input type="hidden" name="konto" value="{{NAME}}"><input type="hidden" name="sitzung" value="{{SESSION_ID}}"><button class="kern-btn kern-btn--tertiary" type="submit" aria-label="Sitzung {{DEVICE:say}} vom {{OPENED:say}} beenden"><span class="kern-label">Beenden</span></button></form>{{/MAY_END}}</li>
{{/SESSION}}</ul>
{{#NO_SESSION}}<p class="kern-body">Zurzeit nicht angemeldet.</p>{{/NO_SESSION}}</section>
{{#CLOSE}}<section class="stab-box"><h2 class="kern-heading-medium">Konto schließen</h2><details><summary>Für immer schließen</summary>
<p class="kern-body">Die Person ist sofort abgemeldet und verliert alle Rechte. Der Name bleibt im Protokoll und wird nicht wieder vergeben.</p>
<form method="post" action="/stab/konten" class="stab-form"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konten/{{NAME}}"><input type="hidden" name="was" value="schliessen"><input type="hidden" name="konto" value="{{NAME}}">
<div class="kern-form-input"><label class="kern-label" for="grund">Grund</label><input class="kern-form-input__input" id="grund" name="grund" maxlength="200" autocomplete="off" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Konto schließen</span></button></div></form></details></section>{{/CLOSE}}
<p class="kern-body desk-screen"><a class="kern-link" href="/stab/konten">Zurück zur Liste</a></p>
[[>end]]
