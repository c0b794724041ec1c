{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<div class="kern-alert kern-alert--warning" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Noch kein Datenschlüssel</span></div><div class="kern-alert__body"><p class="kern-body">Namen und Inhalte werden nur versiegelt gespeichert. Dazu braucht die Kommune einmal einen Datenschlüssel; das dauert eine Minute.</p><p class="kern-body"><a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">Datenschlüssel anlegen</a></p></div></div>
[[>end]]
