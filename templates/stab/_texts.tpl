{{%AUTOESCAPE context="HTML"}}
<div class="kern-form-input"><label class="kern-label" for="de">Text für die Bürgerinnen und Bürger</label><textarea class="kern-form-input__input" id="de" name="a.text.de" rows="2" maxlength="500"></textarea></div>
<div class="kern-form-input"><label class="kern-label" for="en">Derselbe Text auf Englisch</label><textarea class="kern-form-input__input" id="en" name="a.text.en" rows="2" maxlength="500" lang="en"></textarea></div>
<div class="kern-form-input"><label class="kern-label" for="bis">Gilt bis</label><div class="kern-hint" id="bis-h">Leer lassen, wenn es kein Ende gibt. Danach gilt wieder der berechnete Zustand.</div><input class="kern-form-input__input" id="bis" name="a.valid_until:zeit" type="datetime-local" aria-describedby="bis-h"></div>
