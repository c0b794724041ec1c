{{%AUTOESCAPE context="HTML"}}
[[>crisis]]
<nav aria-label="Art des Eintrags"><ul class="desk-tabs">{{#TAB}}<li><a class="kern-link" href="/stab/tagebuch/neu?ort={{PLACE}}&amp;art={{TAB_KEY}}"{{#CHOSEN}} aria-current="page"{{/CHOSEN}}>{{TAB_NAME:say}}</a></li>{{/TAB}}</ul></nav>
<p class="kern-body kern-body--muted" id="privat">Bitte keine Namen oder Angaben von Bürgerinnen und Bürgern: Die gehören in den Eingang. Personen der Verwaltung mit ihrer Funktion nennen.</p>
{{#NOTE}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="text">Was wurde gemeldet?</label><textarea class="kern-form-input__input" id="text" name="a.text" rows="4" maxlength="7000" aria-describedby="privat" required>{{TYPED_NOTE:pre_escape}}</textarea></div>
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="von">Von wem?</label><div class="kern-hint" id="von-h">mit Funktion, zum Beispiel »Leitung Stadtwerke«</div><input class="kern-form-input__input" id="von" name="a.from" maxlength="150" value="{{TYPED_FROM_WHOM}}" aria-describedby="von-h"></div>
<div class="kern-form-input"><label class="kern-label" for="an">An wen?</label><div class="kern-hint" id="an-h">leer = an den Stab</div><input class="kern-form-input__input" id="an" name="a.to" maxlength="150" value="{{TYPED_TO_WHOM}}" aria-describedby="an-h"></div>
<div class="kern-form-input"><label class="kern-label" for="richtung">Richtung</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="richtung" name="a.direction">{{#DIRECTION}}<option value="{{WORD}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD_NAME:say}}</option>{{/DIRECTION}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="weg">Weg</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="weg" name="a.channel">{{#CHANNEL}}<option value="{{WORD}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{WORD_NAME:say}}</option>{{/CHANNEL}}</select></div></div>
</div>
<div class="kern-form-input"><label class="kern-label" for="wann">Wann war das?</label><div class="kern-hint" id="wann-h">Leer = jetzt</div><input class="kern-form-input__input" id="wann" name="a.occurred:zeit" type="datetime-local" value="{{TYPED_OCCURRED}}" aria-describedby="wann-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Eintragen</span></button></div>
</form>{{/NOTE}}
{{#QUESTION}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="text">Was ist zu entscheiden?</label><textarea class="kern-form-input__input" id="text" name="a.text" rows="3" maxlength="7000" aria-describedby="privat" required>{{TYPED_NOTE:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="wer-entscheidet">Wer entscheidet?</label><div class="kern-hint" id="we-h">mit Funktion, zum Beispiel »Bürgermeister«</div><input class="kern-form-input__input" id="wer-entscheidet" name="a.asked_of" maxlength="150" value="{{TYPED_ASKED}}" aria-describedby="we-h"></div>
<div class="kern-form-input"><label class="kern-label" for="gebraucht">Bis wann wird die Entscheidung gebraucht?</label><div class="kern-hint" id="ge-h">Leer = ohne Termin</div><input class="kern-form-input__input" id="gebraucht" name="a.needed_by:zeit" type="datetime-local" value="{{TYPED_NEEDED}}" aria-describedby="ge-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Eintragen</span></button></div>
</form>{{/QUESTION}}
{{#DECISION}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="frage">Beantwortet das eine offene Frage?</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="frage" name="a.question:zahl"><option value="">nein</option>{{#QUESTION_CHOICE}}<option value="{{QUESTION_NUMBER}}"{{#CHOSEN}} selected{{/CHOSEN}}>Nr. {{QUESTION_NUMBER}}: {{QUESTION_TEXT}}</option>{{/QUESTION_CHOICE}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="text">Was wurde entschieden?</label><textarea class="kern-form-input__input" id="text" name="a.text" rows="3" maxlength="7000" aria-describedby="privat" required>{{TYPED_NOTE:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="grund">Warum?</label><textarea class="kern-form-input__input" id="grund" name="a.why" rows="3" maxlength="7000" required>{{TYPED_WHY:pre_escape}}</textarea></div>
<div class="kern-form-input"><label class="kern-label" for="entscheider">Wer hat entschieden?</label><div class="kern-hint" id="en-h">mit Funktion</div><input class="kern-form-input__input" id="entscheider" name="a.decided_by" maxlength="150" value="{{TYPED_DECIDER}}" aria-describedby="en-h" required></div>
<div class="kern-form-input"><label class="kern-label" for="wann">Wann war das?</label><div class="kern-hint" id="wann-h">Leer = jetzt</div><input class="kern-form-input__input" id="wann" name="a.occurred:zeit" type="datetime-local" value="{{TYPED_OCCURRED}}" aria-describedby="wann-h"></div>
<p class="kern-body">Der Stand der Lage in diesem Augenblick wird mit der Entscheidung festgehalten.</p>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Festhalten</span></button></div>
</form>{{/DECISION}}
[[>end]]
