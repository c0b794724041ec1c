{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<form class="stab-search" method="get" action="/stab/eingang/suche" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="q">Nummer, Name oder Betreff</label><div class="kern-hint" id="q-h">Nummern auch ohne Striche, die laufende Nummer allein genügt. Nach Namen, Anschrift, Telefon, Betreff und Aktenzeichen lässt sich suchen, solange die versiegelten Angaben offen sind.</div><input class="kern-form-input__input" id="q" name="q" type="search" value="{{QUERY}}" aria-describedby="q-h" autofocus></div>
<div class="kern-form-input"><label class="kern-label" for="zweck">Wofür</label><div class="kern-hint" id="zweck-h">Wer nach Namen sucht, wird mit dem Zweck festgehalten.</div><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="zweck" name="zweck" aria-describedby="zweck-h">{{#PURPOSE}}<option value="{{PURPOSE_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{PURPOSE_NAME:say}}</option>{{/PURPOSE}}</select></div></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Suchen</span></button>
</form>
<div id="treffer" class="stab-facts">
{{#NOTHING_FOUND}}<p class="kern-body kern-body--large">Unter »{{QUERY}}« ist nichts erfasst. Bitte prüfen Sie jede Ziffer, auch die letzte hinter dem Strich.</p>{{/NOTHING_FOUND}}
{{#NUMBERS_ONLY}}<p class="kern-body">Die versiegelten Angaben sind verschlossen; gesucht wurde nur nach Nummern. <a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">Öffnen</a></p>{{/NUMBERS_ONLY}}
{{#NOT_ALL}}<p class="kern-body">{{LEFT:say}} Einträge sind noch nicht durchsucht. Bitte suchen Sie gleich noch einmal.</p>{{/NOT_ALL}}
{{#HIT}}<p class="kern-body kern-body--large"><a class="kern-link" href="{{HIT_PATH}}?ort={{PLACE}}">{{NUMBER}}</a> [[>desk_mark]] {{#HAS_ABOUT}}<strong>{{ABOUT}}</strong>, {{/HAS_ABOUT}}eingegangen {{RECEIVED:say}} Uhr, {{CHANNEL:say}} <span class="kern-body--muted">gefunden über: {{HOW:say}}</span></p>{{/HIT}}
{{#MORE}}<p class="kern-body">Es gibt noch mehr; mit einem weiteren Wort werden es weniger.</p>{{/MORE}}
</div>
[[>end]]
