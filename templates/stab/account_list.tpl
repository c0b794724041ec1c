{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>search]]
<div id="liste" class="stab-facts">
<p class="kern-body" role="status">{{COUNT:say}}</p>
{{#NONE}}<p class="kern-body">Kein Konto gefunden. Gesucht wird in Kontonamen, Namen, Ämtern und Orten.</p>{{/NONE}}
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Konten"><table class="kern-table"><thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Konto</th><th class="kern-table__header" scope="col">Name</th><th class="kern-table__header" scope="col">Amt</th><th class="kern-table__header" scope="col">Schutz</th><th class="kern-table__header" scope="col">Zuletzt angemeldet</th></tr></thead><tbody class="kern-table__body">
{{#ROW}}<tr class="kern-table__row"><th class="kern-table__header" scope="row"><a class="kern-link" href="/stab/konten/{{NAME}}?ort={{PLACE}}">{{NAME}}</a></th><td class="kern-table__cell">{{PERSON}}</td><td class="kern-table__cell">{{OFFICE}}</td><td class="kern-table__cell">{{STATE:say}}</td><td class="kern-table__cell">{{LAST:say}}</td></tr>
{{/ROW}}</tbody></table></div>
<p class="kern-body">{{#BEFORE}}<a class="kern-link" href="/stab/konten?q={{QUERY}}&amp;ab={{FROM}}">Vorige</a> {{/BEFORE}}{{#AFTER}}<a class="kern-link" href="/stab/konten?q={{QUERY}}&amp;ab={{FROM}}">Nächste</a>{{/AFTER}}</p>
</div>
{{#CREATE}}<section class="stab-box"><h2 class="kern-heading-medium">Neues Konto</h2><details{{#FORM_OPEN}} open{{/FORM_OPEN}}><summary>Konto anlegen</summary>
<form method="post" action="/stab/konten" class="stab-form"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="zurueck" value="/stab/konten"><input type="hidden" name="was" value="anlegen">
<div class="kern-form-input"><label class="kern-label" for="neu-konto">Kontoname</label><div class="kern-hint" id="neu-konto-h">Kleinbuchstaben, Ziffern, Punkt und Bindestrich, zum Beispiel „ada.acker“. Er steht später im Protokoll und ändert sich nie.</div><input class="kern-form-input__input" id="neu-konto" name="konto" maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" value="{{TYPED_ACCOUNT}}" aria-describedby="neu-konto-h" required></div>
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="neu-name">Name der Person</label><input class="kern-form-input__input" id="neu-name" name="name" maxlength="200" autocomplete="off" value="{{TYPED_NAME}}"></div>
<div class="kern-form-input"><label class="kern-label" for="neu-amt">Amt</label><input class="kern-form-input__input" id="neu-amt" name="amt" maxlength="200" autocomplete="off" value="{{TYPED_OFFICE}}"></div>
<div class="kern-form-input"><label class="kern-label" for="neu-stadt">Kommune</label><input class="kern-form-input__input" id="neu-stadt" name="stadt" maxlength="200" autocomplete="off" value="{{TYPED_TOWN}}"></div>
<div class="kern-form-input"><label class="kern-label" for="neu-telefon">Telefon</label><input class="kern-form-input__input" id="neu-telefon" name="telefon" type="tel" maxlength="60" autocomplete="off" value="{{TYPED_PHONE}}"></div>
<div class="kern-form-input"><label class="kern-label" for="neu-mail">E-Mail (intern)</label><input class="kern-form-input__input" id="neu-mail" name="mail" inputmode="email" maxlength="200" autocomplete="off" value="{{TYPED_MAIL}}"></div>
</div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Konto anlegen</span></button></div>
</form></details>
<p class="kern-body kern-body--muted">Viele auf einmal legt der Betrieb mit »notbetrieb staff import« aus dem Telefonbuch an; »notbetrieb staff sheets« druckt für jede Person ein Blatt mit Einladungscode.</p></section>{{/CREATE}}
[[>end]]
