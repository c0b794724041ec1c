{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#NONE_YET}}<p class="kern-body kern-body--large">Noch gibt es keinen Schalterbereich. Ein Bereich ist eine Gruppe von Schaltern an einem Standort, die sich die Termine teilt.</p>{{/NONE_YET}}
{{#POOL_BOX}}<section class="stab-box"><h2 class="kern-heading-medium">{{NAME}} <span class="stab-scope">{{SITE_NAME}}</span></h2>
<ul class="stab-list">{{#WINDOW}}<li>{{WINDOW_LINE}}</li>{{/WINDOW}}</ul>
{{#NO_OFFERS}}<p class="kern-body">Hier wird noch nichts mit Termin angeboten.</p>{{/NO_OFFERS}}
{{#SOME_OFFERS}}<ul class="stab-list">{{#OFFER}}<li><strong>{{OFFER_NAME:say}}</strong>, {{#HAS_STEP}}{{STEP_NAME:say}}, {{/HAS_STEP}}{{MINUTES}} Minuten, Schalter: {{DESKS}}, {{WHO:say}} {{#OPEN}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.pool" value="{{POOL}}"><input type="hidden" name="a.service" value="{{SERVICE_ID}}"><button class="kern-btn kern-btn--secondary" type="submit" aria-label="Für alle öffnen: {{WHAT}}"><span class="kern-label">Für alle öffnen</span></button></form>{{/OPEN}}{{#WITHDRAW}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.pool" value="{{POOL}}"><input type="hidden" name="a.service" value="{{SERVICE_ID}}"><button class="kern-btn kern-btn--tertiary" type="submit" aria-label="Nicht mehr anbieten: {{WHAT}}"><span class="kern-label">Nicht mehr anbieten</span></button></form>{{/WITHDRAW}}{{#CHANGE}}<details{{#OPEN_NOW}} open{{/OPEN_NOW}}><summary>Ändern: {{WHAT}}</summary>[[>appointment_offer]]</details>{{/CHANGE}}</li>{{/OFFER}}</ul>{{/SOME_OFFERS}}
<ul class="stab-list">{{#DAY}}<li>{{DAY_NAME:say}}: {{DAY_HOURS:say}}, {{DAY_REASON}} {{#CLEAR}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.pool" value="{{POOL}}"><input type="hidden" name="a.day" value="{{DAY_TEXT}}"><button class="kern-btn kern-btn--tertiary" type="submit" aria-label="Wieder wie sonst: {{WHAT}}"><span class="kern-label">Wieder wie sonst</span></button></form>{{/CLEAR}}</li>{{/DAY}}</ul>
{{#BEYOND_BOX}}[[>appointment_beyond]]{{/BEYOND_BOX}}
{{#OFFER_FORM}}<details{{#OPEN_NOW}} open{{/OPEN_NOW}}><summary>Leistung anbieten</summary>[[>appointment_offer]]</details>{{/OFFER_FORM}}
{{#DAY_FORM}}<details><summary>Einzelne Tage ändern</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="pool" value="{{POOL}}">
<div class="kern-form-input"><label class="kern-label" for="tag-{{POOL}}">Tag</label><input class="kern-form-input__input" id="tag-{{POOL}}" name="tag" type="date" required></div>
<div class="kern-form-input"><label class="kern-label" for="bis-{{POOL}}">bis einschließlich</label><div class="kern-hint" id="bis-{{POOL}}-h">Leer = nur dieser Tag</div><input class="kern-form-input__input" id="bis-{{POOL}}" name="bis" type="date" aria-describedby="bis-{{POOL}}-h"></div>
<div class="kern-form-input"><label class="kern-label" for="zeiten-{{POOL}}">Öffnungszeiten an diesen Tagen</label><div class="kern-hint" id="zeiten-{{POOL}}-h">Eine Zeile je Zeitraum: 08:00-12:00 2 (die letzte Zahl sind die Schalter). Leer = geschlossen</div><textarea class="kern-form-input__input" id="zeiten-{{POOL}}" name="zeiten" rows="3" aria-describedby="zeiten-{{POOL}}-h"></textarea></div>
<div class="kern-form-input"><label class="kern-label" for="grund-{{POOL}}">Grund</label><input class="kern-form-input__input" id="grund-{{POOL}}" name="grund" required maxlength="500"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Tage ändern</span></button></div></form></details>{{/DAY_FORM}}
{{#POOL_FORM}}<details><summary>Schalterbereich ändern</summary>[[>appointment_pool]]</details>{{/POOL_FORM}}
{{#CLOSE_FORM}}<details><summary>Schalterbereich auflösen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.pool" value="{{POOL}}">
<p class="kern-body">Danach kann hier nichts mehr gebucht werden. Bestehende Termine bleiben, bis Sie sie verlegen oder absagen; wen das trifft, sehen Sie vorher.</p>
<div class="kern-form-input"><label class="kern-label" for="auf-{{POOL}}">Grund</label><input class="kern-form-input__input" id="auf-{{POOL}}" name="a.reason" required maxlength="500"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit" aria-label="Auflösen: {{WHAT}}"><span class="kern-label">Auflösen</span></button></div></form></details>{{/CLOSE_FORM}}
</section>{{/POOL_BOX}}
{{#POOL_FORM}}<section class="stab-box"><h2 class="kern-heading-medium">Neuer Schalterbereich</h2>[[>appointment_pool]]</section>{{/POOL_FORM}}
{{#CLOSED_POOL}}<section class="stab-box"><h2 class="kern-heading-medium">Aufgelöst: {{NAME}} <span class="stab-scope">{{SITE_NAME}}</span></h2>
{{#BEYOND_BOX}}[[>appointment_beyond]]{{/BEYOND_BOX}}
{{#POOL_FORM}}<details><summary>Schalterbereich wieder einrichten</summary>[[>appointment_pool]]</details>{{/POOL_FORM}}</section>{{/CLOSED_POOL}}
[[>end]]
