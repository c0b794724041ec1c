{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Diese Datei wartet hier nicht mehr: Nach einer Stunde wird sie vergessen. Übernommen ist davon nichts, was nicht in der Liste der Importe steht.</p>
<p class="kern-body"><a class="kern-link" href="/stab/termine/einlesen?ort={{PLACE}}">Noch einmal einlesen</a></p>
[[>end]]
