{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Tippen Sie ab, was auf dem Blatt steht: je Termin eine Zeile, mit der Eingabetaste zur nächsten. Nichts wird übernommen, bevor Sie es gesehen haben.</p>
<div class="rescue-type">
<section aria-labelledby="blatt"><h2 class="kern-heading-medium" id="blatt">Das Blatt</h2>
{{#SHEETS}}<div class="rescue-sheet" tabindex="0" role="region" aria-label="Seiten des Blattes">{{#SHEET}}<a href="{{IMAGE_PATH}}"><img src="{{IMAGE_PATH}}" alt="Seite {{NUMBER}} von {{OF}} größer zeigen: {{FILE_NAME}}" loading="lazy"></a>{{/SHEET}}</div>
{{#MORE_SHEETS}}<p class="kern-body">Weitere Seiten stehen hier nicht; bitte legen Sie diese zuerst weg.</p>{{/MORE_SHEETS}}
{{/SHEETS}}
{{#NO_SHEET}}<form method="post" action="/stab/termine/einlesen" enctype="multipart/form-data" class="desk-form">[[>hidden]][[>rescue_sheet_field]]</form>{{/NO_SHEET}}</section>
<section aria-labelledby="tippen"><h2 class="kern-heading-medium" id="tippen">Abtippen</h2>
{{#FORM}}<form method="post" action="/stab/termine/einlesen" enctype="multipart/form-data" class="desk-form">[[>hidden]]<input type="hidden" name="schritt" value="lesen"><input type="hidden" name="abtippen" value="1"><input type="hidden" name="entwurf" value="{{DRAFT}}">
<div class="kern-form-input"><label class="kern-label" for="tag">Tag der Liste</label><div class="kern-hint" id="tag-h">Oder als Zeile: Montag, 06.11.2023. Das geht auch für mehrere Tage nacheinander.</div><input class="kern-form-input__input" id="tag" name="tag" type="date" value="{{DAY}}" aria-describedby="tag-h"></div>
<div class="kern-form-input"><label class="kern-label" for="liste">Zeilen</label><div class="kern-hint" id="liste-h">Zuerst der Ort mit Doppelpunkt: Stadtbüro Neheim:<br>Dann je Termin: 08:20 Meyer, Petra, PA beantr., 0171 3920001<br>Was fehlt, lassen Sie weg.</div><textarea class="kern-form-input__input rescue-lines" id="liste" name="liste" rows="18" aria-describedby="liste-h" autocomplete="off" spellcheck="false" autofocus>{{TYPED:pre_escape}}</textarea></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Einlesen und prüfen</span></button> <a class="kern-link" href="/stab/termine/einlesen?ort={{PLACE}}">Andere Datei</a></div></form>{{/FORM}}</section>
</div>
{{#AWAY}}<details class="stab-box"><summary>Weiteres Blatt, oder dieses weglegen</summary>
<form method="post" action="/stab/termine/einlesen" enctype="multipart/form-data" class="desk-form">[[>hidden]][[>rescue_sheet_field]]</form>
<form method="post" action="/stab/aktion" class="stab-buttons">[[>hidden]]<button class="kern-btn kern-btn--tertiary" type="submit" name="schritt" value="weglegen"><span class="kern-label">Blatt weglegen und löschen</span></button></form></details>{{/AWAY}}
[[>end]]
