{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<p class="kern-body">Diese Dokumente liegen seit mindestens {{REMINDER_WEEKS}} Wochen, und ebenso lange wurde niemand daran erinnert.</p>
<form class="stab-search" method="get" action="/stab/abholung/erinnern"><input type="hidden" name="ort" value="{{PLACE}}"><div class="kern-form-input"><label class="kern-label" for="stelle">Ausgabestelle</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="stelle" name="stelle"><option value="">alle</option>{{#SITE}}<option value="{{SITE_ID}}"{{#SITE_CHOSEN}} selected{{/SITE_CHOSEN}}>{{SITE_NAME}}</option>{{/SITE}}</select></div></div><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Zeigen</span></button></form>
{{#NOBODY}}<p class="kern-body kern-body--large">Zurzeit ist niemand zu erinnern.</p>{{/NOBODY}}
{{#FORM}}<p class="kern-body"><a class="kern-link" href="/stab/abholung/erinnern.pdf?ort={{PLACE}}&amp;stelle={{AGAIN_SITE}}&amp;form=briefe">Briefe drucken (PDF)</a> · <a class="kern-link" href="/stab/abholung/erinnern.pdf?ort={{PLACE}}&amp;stelle={{AGAIN_SITE}}&amp;form=liste">Liste zum Anrufen (PDF)</a> · <a class="kern-link" href="/stab/abholung/erinnern.pdf?ort={{PLACE}}&amp;stelle={{AGAIN_SITE}}&amp;form=anschriften">Ohne Anschrift: was stattdessen hilft (PDF)</a>. Danach hier festhalten, wer erinnert ist.</p>
<details class="stab-box"><summary>Keine Anschrift bekannt?</summary>
<p class="kern-body">Dieses Register kennt keine Anschriften; auf den Briefen ist Platz dafür. Wo keine zu finden ist, bitte der Reihe nach:</p>
<ol class="kern-body"><li>im Antrag auf Papier nachsehen,</li><li>in den Tageslisten nach einem Termin der Person suchen: dort stehen oft Telefon oder E-Mail,</li><li>im Melderegister nachsehen, sobald es wieder erreichbar ist, oder im geöffneten Notfallauszug,</li><li>das Dokument liegen lassen: Die Person kann auf der öffentlichen Seite »Abholung« selbst nachsehen.</li></ol>
<p class="kern-body">Wer nicht erreicht wurde, bekommt hier kein Häkchen und steht beim nächsten Mal wieder da.</p></details>
<form method="post" action="/stab/aktion" class="stab-facts">[[>hidden]]
<fieldset class="kern-fieldset"><legend class="kern-label">Erinnert</legend><div class="kern-fieldset__body">
{{#PICKUP}}<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" name="a.pickups:liste" id="d-{{SUBJECT}}" value="{{SUBJECT}}" checked><label class="kern-label" for="d-{{SUBJECT}}">{{NAME}}{{#OWNER}}, geboren {{BORN}}{{/OWNER}}: {{DOCUMENT:say}}, {{AT_SITE}}, {{WAITING:say}} [[>pickup_marks]]</label></div>
{{/PICKUP}}</div></fieldset>
<div class="kern-form-input"><label class="kern-label" for="wie">Wie</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="wie" name="a.way"><option value="letter">mit Brief</option><option value="phone">am Telefon</option><option value="email">per E-Mail</option><option value="list">durch Aushang oder anders</option></select></div></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Erinnerung festhalten</span></button></div></form>{{/FORM}}
{{#HAS_NEXT}}<p class="kern-body"><a class="kern-link" href="/stab/abholung/erinnern?ort={{PLACE}}&amp;stelle={{AGAIN_SITE}}&amp;nach={{NEXT}}">Weitere</a></p>{{/HAS_NEXT}}
[[>end]]
