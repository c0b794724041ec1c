{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<form class="stab-search" method="get" action="/stab/eingang/suche" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="q">Nummer</label><div class="kern-hint" id="q-h">Eingangs- oder Formularnummer, auch ohne Striche; die laufende Nummer allein genügt.</div><input class="kern-form-input__input" id="q" name="q" type="search" value="{{QUERY}}" aria-describedby="q-h" autofocus></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Suchen</span></button>
</form>
<div id="treffer" class="stab-facts">
{{#NOTHING_FOUND}}<p class="kern-body kern-body--large">Unter »{{QUERY}}« ist nichts erfasst. Bitte prüfen Sie jede Ziffer, auch die letzte hinter dem Strich.</p>{{/NOTHING_FOUND}}
{{#HIT}}<p class="kern-body kern-body--large"><a class="kern-link" href="{{HIT_PATH}}?ort={{PLACE}}">{{NUMBER}}</a> [[>desk_mark]] eingegangen {{RECEIVED}} Uhr, {{CHANNEL}} <span class="kern-body--muted">gefunden über: {{HOW}}</span></p>{{/HIT}}
</div>
[[>end]]
