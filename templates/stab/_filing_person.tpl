{{%AUTOESCAPE context="HTML"}}
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="name">Name</label><input class="kern-form-input__input" id="name" name="name" maxlength="200" autocomplete="off" value="{{SENDER}}"></div>
<div class="kern-form-input"><label class="kern-label" for="anschrift">Anschrift</label><input class="kern-form-input__input" id="anschrift" name="anschrift" maxlength="300" autocomplete="off" value="{{ADDRESS}}"></div>
<div class="kern-form-input"><label class="kern-label" for="telefon">Telefon</label><input class="kern-form-input__input" id="telefon" name="telefon" maxlength="60" type="tel" autocomplete="off" value="{{PHONE}}"></div>
<div class="kern-form-input"><label class="kern-label" for="email">E-Mail</label><input class="kern-form-input__input" id="email" name="email" maxlength="254" autocomplete="off" inputmode="email" value="{{EMAIL}}"></div>
</div>
<div class="kern-form-input"><label class="kern-label" for="betreff">Betreff</label><input class="kern-form-input__input" id="betreff" name="betreff" maxlength="200" autocomplete="off" value="{{SUBJECT_LINE}}"></div>
<div class="kern-form-input"><label class="kern-label" for="text">Inhalt</label><textarea class="kern-form-input__input" id="text" name="text" rows="4" maxlength="12000">{{TEXT:pre_escape}}</textarea></div>
