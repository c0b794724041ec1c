{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#JUST_REGISTERED}}<p class="kern-body kern-body--large">Eingetragen. Hier ist Platz für das nächste Dokument.</p>{{/JUST_REGISTERED}}
<p class="kern-body">Viele auf einmal? <a class="kern-link" href="/stab/abholung/liste?ort={{PLACE}}">Liste einlesen</a></p>
{{#FORM}}<form method="post" action="/stab/aktion" class="desk-form">
[[>hidden]]
[[>pickup_person]]
[[>pickup_condition]]
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Eintragen</span></button></div>
</form>{{/FORM}}
[[>end]]
