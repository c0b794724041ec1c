{{%AUTOESCAPE context="HTML"}}
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="familienname">Familienname</label><input class="kern-form-input__input" id="familienname" name="familienname" maxlength="120" autocomplete="off" value="{{FAMILY_NAME}}"></div>
<div class="kern-form-input"><label class="kern-label" for="vornamen">Vornamen</label><input class="kern-form-input__input" id="vornamen" name="vornamen" maxlength="120" autocomplete="off" value="{{FIRST_NAMES}}"></div>
<div class="kern-form-input"><label class="kern-label" for="geboren">Geburtsdatum</label><div class="kern-hint" id="geboren-h">TT.MM.JJJJ; Unbekanntes als 00</div><input class="kern-form-input__input" id="geboren" name="geboren" maxlength="20" autocomplete="off" value="{{BIRTH}}" aria-describedby="geboren-h" required></div>
<div class="kern-form-input"><label class="kern-label" for="seriennummer">Seriennummer</label><div class="kern-hint" id="seriennummer-h">wie auf dem Dokument</div><input class="kern-form-input__input" id="seriennummer" name="seriennummer" maxlength="40" autocomplete="off" value="{{SERIAL}}" aria-describedby="seriennummer-h" required></div>
</div>
