{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>notice_obstacles]]
{{#CHOOSE}}<section class="stab-box" aria-labelledby="auswahl"><h2 class="kern-heading-medium" id="auswahl">Welche Termine?</h2>
<form method="get" action="/stab/termine/absagen" class="stab-form"><input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="von">Vom Tag</label><input class="kern-form-input__input" id="von" name="von" type="date" value="{{FROM}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="bis">bis zum Tag</label><div class="kern-hint" id="bis-h">Leer heißt: nur dieser eine Tag.</div><input class="kern-form-input__input" id="bis" name="bis" type="date" value="{{TO}}" aria-describedby="bis-h"></div>
<div class="kern-form-input"><label class="kern-label" for="leistung">Leistung</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="leistung" name="leistung"><option value="">alle Leistungen</option>{{#OPTION_SERVICE}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>{{/OPTION_SERVICE}}</select></div></div>
{{#SITES}}<div class="kern-form-input"><label class="kern-label" for="standort">Standort</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="standort" name="standort"><option value="">alle Standorte</option>{{#OPTION_SITE}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{LABEL}}</option>{{/OPTION_SITE}}</select></div></div>{{/SITES}}
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="gefaehrdet" name="gefaehrdet" value="1"{{#AT_RISK}} checked{{/AT_RISK}}><label class="kern-label" for="gefaehrdet">nur gefährdete: deren Leistung nach der Lage jetzt unmöglich ist</label></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Zeigen, wen es trifft</span></button></div></form></section>{{/CHOOSE}}
{{#HAS_PROBLEM}}<div class="kern-alert kern-alert--danger" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-title">So geht es nicht</span></div><div class="kern-alert__body"><p class="kern-body">{{PROBLEM:say}}</p></div></div>{{/HAS_PROBLEM}}
{{#NOBODY}}<p class="kern-body kern-body--large">Diese Auswahl trifft zurzeit niemanden. Sie können sie trotzdem absagen: Dann ist an diesen Tagen auch nichts mehr zu buchen.</p>{{/NOBODY}}
{{#PREVIEW}}<section class="stab-box" aria-labelledby="vorschau"><h2 class="kern-heading-medium" id="vorschau">Das trifft {{HIT:say}}</h2>
<ul class="stab-counts">{{#BY_CHANNEL}}<li><span class="stab-number">{{COUNT:say}}</span> {{CHANNEL:say}}</li>{{/BY_CHANNEL}}{{#BY_URGENCY}}<li><span class="stab-number">{{COUNT:say}}</span> dringend: {{URGENCY:say}}</li>{{/BY_URGENCY}}</ul>
{{#ANY_URGENT}}<h3 class="kern-heading-small">Die dringenden</h3>
<ul class="stab-list">{{#URGENT}}<li><strong>{{CODE}}</strong>, {{URGENCY:say}}: {{WHEN:say}} Uhr, {{SERVICE}}</li>{{/URGENT}}</ul>{{/ANY_URGENT}}
<details><summary>Nach Leistung und Standort</summary><ul class="stab-list">{{#BY_SERVICE}}<li>{{COUNT:say}} × {{SERVICE}}</li>{{/BY_SERVICE}}</ul><ul class="stab-list">{{#BY_SITE}}<li>{{COUNT:say}} × {{SITE}}</li>{{/BY_SITE}}</ul></details>
{{#BLOCKS}}<p class="kern-body">An diesen Tagen ist danach auch nichts mehr zu buchen, bis Sie die Absage aufheben. Die Öffentlichkeit sieht die Tage und den Grund auf der Terminseite.</p>{{/BLOCKS}}
{{#PRESS}}<form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.from" value="{{FROM}}"><input type="hidden" name="a.to" value="{{TO}}"><input type="hidden" name="a.service" value="{{SERVICE}}"><input type="hidden" name="a.site" value="{{SITE}}"><input type="hidden" name="a.count:zahl" value="{{COUNT}}">{{#AT_RISK}}<input type="hidden" name="a.at_risk:ja" value="1">{{/AT_RISK}}
<div class="kern-form-input"><label class="kern-label" for="grund">Warum? Das lesen alle, denen abgesagt wird.</label><div class="kern-hint" id="grund-h">Ein Satz, zum Beispiel: Unsere Computer sind ausgefallen.</div><input class="kern-form-input__input" id="grund" name="a.reason" maxlength="300" value="{{TYPED_REASON}}" aria-describedby="grund-h" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">{{HIT:say}} absagen und alle benachrichtigen</span></button></div></form>{{/PRESS}}</section>{{/PREVIEW}}
<section aria-labelledby="bisher"><h2 class="kern-heading-medium" id="bisher">Bisher abgesagt</h2>
{{#NONE_YET}}<p class="kern-body">Noch wurde nichts auf einmal abgesagt.</p>{{/NONE_YET}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Bisher abgesagt"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Was</th><th class="kern-table__header" scope="col">Warum</th><th class="kern-table__header" scope="col">Wann, wer</th><th class="kern-table__header" scope="col">Termine</th><th class="kern-table__header" scope="col">benachrichtigt</th><th class="kern-table__header" scope="col">unterwegs</th><th class="kern-table__header" scope="col">für Menschen</th></tr></thead>
<tbody class="kern-table__body">
{{#LINE}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><a class="kern-link" href="{{LINE_PATH}}?ort={{PLACE}}">{{WHAT:say}}</a>{{#LIFTED}}<br><span class="kern-body--muted">aufgehoben</span>{{/LIFTED}}</th><td class="kern-table__cell">{{REASON}}</td><td class="kern-table__cell">{{AT:say}} Uhr, {{BY}}</td><td class="kern-table__cell">{{HIT:say}}</td><td class="kern-table__cell">{{TOLD:say}}</td><td class="kern-table__cell">{{OPEN:say}}</td><td class="kern-table__cell">{{HANDS:say}}</td></tr>
{{/LINE}}</tbody></table></div>{{/SOME}}
<p class="kern-body"><a class="kern-link" href="/stab/termine/anrufe?ort={{PLACE}}">Anrufliste: wen keine Nachricht erreicht</a></p></section>
[[>end]]
