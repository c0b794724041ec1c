{{%AUTOESCAPE context="HTML"}}
<fieldset class="kern-fieldset" id="weg"><legend class="kern-label">Wie kam der Eingang an? <span class="kern-body--muted desk-js">Taste: unterstrichener Buchstabe</span></legend><div class="kern-fieldset__body kern-fieldset__body--horizontal">
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="weg" id="weg-counter" value="counter" data-taste="s"{{#IS_COUNTER}} checked{{/IS_COUNTER}}><label class="kern-label" for="weg-counter"><u>S</u>chalter</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="weg" id="weg-record" value="record" data-taste="n"{{#IS_RECORD}} checked{{/IS_RECORD}}><label class="kern-label" for="weg-record"><u>N</u>iederschrift</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="weg" id="weg-post" value="post" data-taste="p"{{#IS_POST}} checked{{/IS_POST}}><label class="kern-label" for="weg-post"><u>P</u>ost</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="weg" id="weg-fax" value="fax" data-taste="f"{{#IS_FAX}} checked{{/IS_FAX}}><label class="kern-label" for="weg-fax"><u>F</u>ax</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="weg" id="weg-phone" value="phone" data-taste="t"{{#IS_PHONE}} checked{{/IS_PHONE}}><label class="kern-label" for="weg-phone"><u>T</u>elefon</label></div>
<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="weg" id="weg-email" value="email" data-taste="e"{{#IS_EMAIL}} checked{{/IS_EMAIL}}><label class="kern-label" for="weg-email"><u>E</u>-Mail</label></div>
{{#IS_ONLINE}}<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="weg" id="weg-online" value="online" data-taste="o" checked><label class="kern-label" for="weg-online"><u>O</u>nline-Formular</label></div>{{/IS_ONLINE}}
</div></fieldset>
