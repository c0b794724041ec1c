{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Das gibt es hier nicht. Bitte suchen Sie in der Liste.</p>
<p class="kern-body"><a class="kern-link" href="/stab/?ort={{PLACE}}">Zur Startseite</a></p>
[[>end]]
