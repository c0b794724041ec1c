{{%AUTOESCAPE context="HTML"}}
{{#EFFECT}}{{#SAID}}<p class="kern-body"><strong>{{LABEL:say}}:</strong> {{VALUE}}{{#IS_WORD}}{{WORD:say}}{{/IS_WORD}}</p>
{{/SAID}}{{#SOME}}<p class="kern-body kern-body--large">Betroffen: <strong>{{TOWNS:say}}</strong>; dort wohnen <strong>{{CITIZENS:say}}</strong> Menschen. <strong>{{SERVICES:say}}</strong> Angaben zu Leistungen ändern sich.</p>{{/SOME}}
{{#NOTHING}}<p class="kern-body kern-body--large">Keine Leistung ändert ihren Zustand; nur Texte, Zeiten oder Hinweise ändern sich.</p>{{/NOTHING}}
{{#SOME}}<ul class="stab-list">{{#CHANGE}}<li>{{NAME}}{{#OF_STEP}}, Schritt »{{STEP:say}}«{{/OF_STEP}}: {{BEFORE:say}} → <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span> in {{CHANGE_TOWNS:say}}</li>
{{/CHANGE}}</ul>
{{#MORE}}<p class="kern-body">Und weitere.</p>{{/MORE}}
<details><summary>Welche Kommunen?</summary><ul class="stab-list stab-columns">{{#TOWN}}<li>{{TOWN_NAME:say}}</li>
{{/TOWN}}</ul></details>{{/SOME}}{{/EFFECT}}
{{#ANNOUNCEMENT}}<p class="kern-body kern-body--large">Das betrifft die Meldungen für: <strong>{{WHERE:say}}</strong>.{{#IS_WITHDRAWAL}} Zurückgezogen wird diese:{{/IS_WITHDRAWAL}}</p>
<p class="kern-body">{{SEVERITY:say}}{{#ONE_OFFICE}} · nur für das Amt {{FOR_OFFICE}}{{/ONE_OFFICE}}{{#ONE_SERVICE}} · nur für die Leistung {{FOR_SERVICE}}{{/ONE_SERVICE}}{{#BEGINS_LATER}} · gilt ab {{VALID_FROM:say}} Uhr{{/BEGINS_LATER}}{{#HAS_END}} · gilt bis {{VALID_UNTIL:say}} Uhr{{/HAS_END}}</p>
{{#TEXT}}<article class="stab-box" lang="{{LANG}}"><p class="kern-body kern-body--muted" lang="de">{{LANGUAGE:say}}</p><h2 class="kern-heading-small">{{HEADLINE}}</h2><div class="circular-text">{{BODY:none}}</div>
{{#DIFF}}<details open><summary lang="de">Was sich gegenüber der ersetzten Meldung ändert</summary><p class="kern-body stab-pre">{{#PIECE}}{{#IS_SAME}}{{WORDS}}{{/IS_SAME}}{{#IS_GONE}}<del class="stab-gone">{{WORDS}}</del>{{/IS_GONE}}{{#IS_ADDED}}<ins class="stab-added">{{WORDS}}</ins>{{/IS_ADDED}}{{/PIECE}}</p></details>{{/DIFF}}</article>
{{/TEXT}}
{{#REPLACES}}<p class="kern-body">Ersetzt sichtbar: „{{OLD_TITLE}}“. Die alte Meldung bleibt lesbar und verweist auf die neue.</p>{{/REPLACES}}
{{#LOST_LANGUAGE}}<p class="kern-body"><strong>Fällt weg:</strong> der Text auf {{LANGUAGE:say}}.</p>{{/LOST_LANGUAGE}}{{/ANNOUNCEMENT}}
{{#ROLE_CHANGE}}<dl class="desk-facts"><dt>Konto</dt><dd>{{ROLE_ACCOUNT}}</dd>
<dt>Bisher</dt><dd>{{#NO_ROLE_BEFORE}}keine Rolle{{/NO_ROLE_BEFORE}}<ul class="stab-list">{{#ROLE_BEFORE}}<li>{{ROLE_NAME:say}}, {{ROLE_TOWN:say}}{{#HAS_ROLE_OFFICE}}, {{ROLE_OFFICE}}{{/HAS_ROLE_OFFICE}}</li>{{/ROLE_BEFORE}}</ul></dd>
<dt>Neu dazu</dt><dd><strong>{{ROLE_NAME:say}}, {{ROLE_TOWN:say}}{{#HAS_ROLE_OFFICE}}, {{ROLE_OFFICE}}{{/HAS_ROLE_OFFICE}}</strong>{{#HAS_ROLE_FROM}} ab {{ROLE_FROM:say}} Uhr{{/HAS_ROLE_FROM}}{{#HAS_ROLE_UNTIL}} bis {{ROLE_UNTIL:say}} Uhr{{/HAS_ROLE_UNTIL}}<br>{{ROLE_PURPOSE:say}}</dd>
{{#HAS_ROLE_REASON}}<dt>Grund</dt><dd>{{ROLE_REASON}}</dd>{{/HAS_ROLE_REASON}}</dl>{{/ROLE_CHANGE}}
{{#ERASES}}<p class="kern-body kern-body--large">Gelöscht werden Absender, Inhalt und Anlagen, <strong>unwiderruflich</strong>. Nummer, Zeiten und Verlauf bleiben als Nachweis stehen.</p>
<dl class="desk-facts">{{#FILING}}<dt>Eingang</dt><dd><a class="kern-link" href="{{FILING_PATH}}?ort={{PLACE}}">{{FILING_NUMBER}}</a>, eingegangen {{RECEIVED:say}} Uhr{{#OF_OFFICE}}, {{OFFICE}}{{/OF_OFFICE}}</dd>{{/FILING}}
{{#LETTER}}<dt>Schreiben</dt><dd>{{LETTER_NUMBER}}</dd>{{/LETTER}}
{{#HAS_ERASE_REASON}}<dt>Grund</dt><dd>{{ERASE_REASON}}</dd>{{/HAS_ERASE_REASON}}</dl>{{/ERASES}}
{{#CALLS_OFF}}<p class="kern-body kern-body--large">Abgesagt werden <strong>{{OFF_HIT:say}}</strong>{{#OFF_CLOSES}}, und an diesen Tagen lässt sich nichts mehr buchen{{/OFF_CLOSES}}{{#OFF_AT_RISK}}: nur gefährdete Termine, alle anderen bleiben stehen{{/OFF_AT_RISK}}. Alle werden benachrichtigt; das lässt sich nicht zurückholen.</p>
<dl class="desk-facts"><dt>Zeitraum</dt><dd>{{OFF_FROM:say}} bis {{OFF_TO:say}}</dd>
<dt>Leistung</dt><dd>{{#OFF_SERVICE}}{{OFF_NAME:say}}{{#OFF_SERVICE_separator}}, {{/OFF_SERVICE_separator}}{{/OFF_SERVICE}}{{#OFF_AT_RISK}} (nur, was zurzeit nicht möglich ist){{/OFF_AT_RISK}}</dd>
<dt>Grund (so erfahren ihn alle)</dt><dd>{{OFF_REASON}}</dd></dl>
{{#HAS_UNSEEN}}<p class="kern-body">{{OFF_UNSEEN:say}} seit der Vorschau dazugekommen und nicht dabei. Die Startseite nennt sie, damit Sie sie ansehen und absagen.</p>{{/HAS_UNSEEN}}{{/CALLS_OFF}}
