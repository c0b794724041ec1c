{{%AUTOESCAPE context="HTML"}}
<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="passphrase">Passphrase des Datenschlüssels</label><div class="kern-hint" id="passphrase-h">Wer öffnet und wann, wird festgehalten. Verschlossen wird von selbst, wenn Sie sich abmelden, spätestens nach 8 Stunden.</div><input class="kern-form-input__input" id="passphrase" name="passwort" type="password" autocomplete="off" aria-describedby="passphrase-h" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Versiegelte Angaben öffnen</span></button></div>
</form>
