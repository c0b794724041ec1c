{{%AUTOESCAPE context="HTML"}}
<div class="desk-deadline">
<div class="kern-form-input"><label class="kern-label" for="frist{{N}}_regel">Frist, die eingehalten werden muss</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="frist{{N}}_regel" name="frist{{N}}_regel"><option value="">keine</option>{{#GROUP}}<optgroup label="{{GROUP_TITLE:say}}">{{#RULE}}<option value="{{KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TITLE_OF_RULE:say}} ({{LAW}})</option>{{/RULE}}</optgroup>{{/GROUP}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="frist{{N}}_tag">Bescheid oder Ereignis vom</label><input class="kern-form-input__input" id="frist{{N}}_tag" name="frist{{N}}_tag" type="date" value="{{DAY}}"></div>
<div class="kern-form-input"><label class="kern-label" for="frist{{N}}_weg">Der Tag ist</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="frist{{N}}_weg" name="frist{{N}}_weg"><option value="">der Tag der Bekanntgabe selbst</option>{{#VIA}}<option value="{{KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{VIA_NAME:say}}</option>{{/VIA}}</select></div></div>
</div>
