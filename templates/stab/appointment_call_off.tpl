{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>notice_obstacles]]
[[>appointment_left]]
<form class="stab-form" method="get" action="/stab/termine/absagen"><input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="von">Vom Tag</label><input class="kern-form-input__input" id="von" name="von" type="date" value="{{FROM}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="bis">bis einschließlich</label><input class="kern-form-input__input" id="bis" name="bis" type="date" value="{{TO}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="leistung">Leistung</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="leistung" name="leistung"><option value="">alle</option>{{#SERVICE_OPTION}}<option value="{{SERVICE_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{SERVICE_NAME:say}}</option>{{/SERVICE_OPTION}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="standort">Standort</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="standort" name="standort"><option value="">alle</option>{{#SITE_OPTION}}<option value="{{SITE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{SITE_NAME}}</option>{{/SITE_OPTION}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="bereich">Schalterbereich</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="bereich" name="bereich"><option value="">alle</option>{{#POOL_OPTION}}<option value="{{POOL}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{POOL_NAME}}</option>{{/POOL_OPTION}}</select></div></div>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="gefaehrdet" name="gefaehrdet" value="1"{{#ONLY_RISK}} checked{{/ONLY_RISK}}><label class="kern-label" for="gefaehrdet">Nur Leistungen, die zurzeit nicht möglich sind</label></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Ansehen, wen es trifft</span></button></div></form>
{{#PREVIEW}}<section class="stab-box" aria-labelledby="vorschau"><h2 class="kern-heading-medium" id="vorschau">Das trifft {{HIT:say}}</h2>
<p class="kern-body">Davon dringend: {{URGENT}}. Benachrichtigt wird per E-Mail: {{BY_MAIL}}, per SMS: {{BY_SMS}}, durch Anruf: {{BY_CALL}}.</p>
{{#CALL_OFF}}<form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.service" value="{{SERVICE_ID}}"><input type="hidden" name="a.site" value="{{SITE}}"><input type="hidden" name="a.pool" value="{{POOL}}"><input type="hidden" name="a.from" value="{{FROM}}"><input type="hidden" name="a.to" value="{{TO}}"><input type="hidden" name="a.seen:zahl" value="{{SEEN}}">{{#KIND}}<input type="hidden" name="a.kinds:liste" value="{{KIND_SEEN}}">{{/KIND}}{{#ONLY_RISK}}<input type="hidden" name="a.at_risk:ja" value="1">{{/ONLY_RISK}}
<div class="kern-form-input"><label class="kern-label" for="grund">Grund (so erfahren ihn alle)</label><input class="kern-form-input__input" id="grund" name="a.reason" value="{{REASON}}" required maxlength="500"></div>
<div class="stab-buttons">{{#DIRECTLY}}<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Jetzt absagen: {{HIT:say}}</span></button>{{/DIRECTLY}}{{#BY_TWO}}<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Ansehen und zur Freigabe vorlegen</span></button>{{/BY_TWO}}</div></form>{{/CALL_OFF}}
<ul class="stab-list">{{#LINE}}<li><a class="kern-link desk-nowrap" href="{{BOOKING_PATH}}?ort={{PLACE}}">{{CODE}}</a> {{WHEN:say}}, {{SERVICE:say}}{{#HAS_URGENCY}}, <strong>{{URGENCY:say}}</strong>{{/HAS_URGENCY}}</li>{{/LINE}}</ul>
{{#HAS_MORE}}<p class="kern-body">und {{MORE}} weitere</p>{{/HAS_MORE}}</section>{{/PREVIEW}}
{{#SOME_OFF}}<section><h2 class="kern-heading-medium">Abgesagt</h2></section>{{/SOME_OFF}}
{{#OFF}}<article class="stab-box"><h3 class="kern-heading-small">{{OFF_FROM:say}}{{#SEVERAL_DAYS}} bis {{OFF_TO:say}}{{/SEVERAL_DAYS}}: {{#OFF_AT_RISK}}nur gefährdete Termine, {{/OFF_AT_RISK}}{{#OFF_SERVICE}}{{OFF_NAME:say}}{{#OFF_SERVICE_separator}}, {{/OFF_SERVICE_separator}}{{/OFF_SERVICE}}</h3>
<p class="kern-body">{{OFF_REASON}} <span class="kern-body--muted">{{OFF_HIT:say}}, von {{OFF_BY}}, {{OFF_AT:say}} Uhr</span></p>
{{#HAS_UNSEEN}}<p class="kern-body">{{OFF_UNSEEN:say}} seit der Vorschau dazugekommen und nicht dabei. Die Startseite nennt sie, damit Sie sie ansehen und absagen.</p>{{/HAS_UNSEEN}}
<ul class="stab-list">{{#TOLD}}<li>{{TOLD_CHANNEL:say}}: {{TOLD_COUNT}} <span class="kern-body--muted">{{TOLD_STATE:say}}</span></li>{{/TOLD}}</ul>
<p class="kern-body"><a class="kern-link" href="{{OFF_PATH}}?ort={{PLACE}}">Wer weiß Bescheid? Jede Nachricht einzeln</a></p>
{{#LIFTED}}<p class="kern-body">Aufgehoben: an diesen Tagen lässt sich wieder buchen.</p>{{/LIFTED}}
{{#LIFT}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.call_off" value="{{CALL_OFF_ID}}"><button class="kern-btn kern-btn--secondary" type="submit" aria-label="Tage wieder öffnen: {{WHAT}}"><span class="kern-label">Tage wieder öffnen</span></button></form>{{/LIFT}}</article>
{{/OFF}}
{{#WAVE}}<article class="stab-box"><h3 class="kern-heading-small">Neue Termine: {{WAVE_SERVICE:say}}, {{WAVE_POOL}}</h3>
<p class="kern-body">{{WAVE_WAITING:say}}, davon dringend: {{WAVE_URGENT}}. Wer eingeladen wird, bekommt einen eigenen Link; die Dringenden zuerst, und nie mehr, als Zeiten frei sind.</p>
{{#OPEN_WAVE}}<form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.pool" value="{{POOL}}"><input type="hidden" name="a.service" value="{{SERVICE_ID}}">
<div class="kern-form-input"><label class="kern-label" for="welle-bis-{{FORM_KEY}}">Neue Zeiten bis zum Tag</label><input class="kern-form-input__input" id="welle-bis-{{FORM_KEY}}" name="a.until" type="date" value="{{UNTIL}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="welle-zahl-{{FORM_KEY}}">Höchstens so viele Personen</label><div class="kern-hint" id="welle-zahl-{{FORM_KEY}}-h">Leer = so viele, wie Zeiten frei sind</div><input class="kern-form-input__input" id="welle-zahl-{{FORM_KEY}}" name="a.count:zahl" type="number" min="1" max="1000" aria-describedby="welle-zahl-{{FORM_KEY}}-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" aria-label="Nächste Welle einladen: {{WHAT}}"><span class="kern-label">Nächste Welle einladen</span></button></div></form>{{/OPEN_WAVE}}
{{#OPEN_ALL}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.pool" value="{{POOL}}"><input type="hidden" name="a.service" value="{{SERVICE_ID}}"><button class="kern-btn kern-btn--secondary" type="submit" aria-label="Buchung für alle öffnen: {{WHAT}}"><span class="kern-label">Buchung für alle öffnen</span></button></form>{{/OPEN_ALL}}</article>
{{/WAVE}}
{{#STRANDED}}<article class="stab-box"><h3 class="kern-heading-small">Wartet ohne Stelle: {{STRANDED_COUNT}}</h3>
<p class="kern-body">Für diese Personen bietet kein offener Bereich die Leistung an, keine Einladung erreicht sie. Bitte legen Sie im Terminplan einen Bereich mit der Leistung an, oder rufen Sie die Personen an.</p>
<ul class="stab-list">{{#STRANDED_ROW}}<li>{{STRANDED_SERVICE}}: {{STRANDED_PEOPLE}}</li>{{/STRANDED_ROW}}</ul></article>
{{/STRANDED}}
[[>end]]
