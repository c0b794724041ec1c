{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<form method="get" action="/stab/fristen" class="stab-form">
<input type="hidden" name="ort" value="{{PLACE}}"><input type="hidden" name="wann" value="am">
<div class="kern-form-input"><label class="kern-label" for="eingang">Eingegangen am</label><input class="kern-form-input__input" id="eingang" name="eingang" type="datetime-local" value="{{MOMENT}}" required></div>
{{#FIRST_DEADLINE}}[[>deadline_row]]{{/FIRST_DEADLINE}}
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Berechnen</span></button></div>
</form>
[[>deadline_result]]
<p class="kern-body"><a class="kern-link" href="/stab/eingang/neu?ort={{PLACE}}">Zum neuen Eingang</a></p>
[[>end]]
