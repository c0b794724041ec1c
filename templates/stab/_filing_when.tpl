{{%AUTOESCAPE context="HTML"}}
<fieldset class="kern-fieldset" id="zeit"><legend class="kern-label">Eingegangen</legend><div class="kern-fieldset__body desk-when">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="wann" id="wann-jetzt" value="jetzt"{{#WHEN_NOW}} checked{{/WHEN_NOW}}><label class="kern-label" for="wann-jetzt">jetzt</label></div>
<div class="desk-pair"><div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="wann" id="wann-heute" value="heute"{{#WHEN_TODAY}} checked{{/WHEN_TODAY}}><label class="kern-label" for="wann-heute">heute Briefkasten geleert um</label></div><input class="kern-form-input__input" type="time" name="uhrzeit" aria-label="Uhrzeit der heutigen Leerung" value="{{CLOCK_TIME}}"></div>
<div class="desk-pair"><div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="wann" id="wann-am" value="am"{{#WHEN_AT}} checked{{/WHEN_AT}}><label class="kern-label" for="wann-am">zu einer anderen Zeit</label></div><input class="kern-form-input__input" type="datetime-local" name="eingang" aria-label="Eingangszeit: Datum und Uhrzeit" value="{{MOMENT}}"></div>
</div></fieldset>
