{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<div class="stab-buttons"><a class="kern-btn kern-btn--secondary" href="{{FILING_PATH}}/beleg?ort={{PLACE}}"><span class="kern-label">Beleg</span></a>{{#ACTS}}{{#CORRECT}}<a class="kern-btn kern-btn--secondary" href="{{CORRECT_PATH}}?ort={{PLACE}}"><span class="kern-label">Berichtigen</span></a>{{/CORRECT}}{{#MAY_WRITE_LETTERS}}<a class="kern-link" href="/stab/ausgang/neu?ort={{PLACE}}&amp;eingang={{NUMBER}}">Antwortschreiben eintragen</a>{{/MAY_WRITE_LETTERS}}{{/ACTS}}</div>
<section class="stab-box"><h2 class="kern-heading-medium">Stand</h2>
<dl class="desk-facts">
<dt>Zustand</dt><dd>{{#STATE}}[[>desk_mark]]{{/STATE}}{{#MERGED}} mit <a class="kern-link" href="{{INTO_PATH}}?ort={{PLACE}}">{{INTO}}</a>{{/MERGED}}</dd>
<dt>Dringlichkeit</dt><dd>{{#URGENCY}}[[>desk_mark]]{{/URGENCY}}</dd>
<dt>Eingegangen</dt><dd>{{RECEIVED:say}} Uhr, {{CHANNEL:say}}</dd>
<dt>Erfasst</dt><dd>{{RECORDED:say}} Uhr, Protokoll Nr. {{SEQ}}</dd>
<dt>Amt</dt><dd>{{OFFICE:say}}</dd>
{{#HAS_SERVICE}}<dt>Leistung</dt><dd>{{SERVICE}}</dd>{{/HAS_SERVICE}}
{{#HAS_FORM_NUMBER}}<dt>Papierformular</dt><dd>{{FORM_NUMBER}}</dd>{{/HAS_FORM_NUMBER}}
{{#DEADLINE}}<dt>Frist</dt><dd>[[>desk_mark]] {{WHAT:say}}, ab {{EVENT:say}}{{#HAS_LAST_DAY}}, letzter Tag {{LAST_DAY:say}}{{/HAS_LAST_DAY}}</dd>{{/DEADLINE}}
{{#WATCH}}<dt>Handeln bis</dt><dd><strong>{{LAST_DAY:say}}</strong> ({{WORDS:say}}): {{WHAT:say}}</dd>{{/WATCH}}
{{#REINSTATEMENT}}<dt>Wiedereinsetzung</dt><dd>Ausfall belegt ab {{FROM:say}} Uhr{{#HAS_UNTIL}} bis {{UNTIL:say}} Uhr{{/HAS_UNTIL}}: Protokoll {{LOG}}, Nr. {{DECLARED}}{{#HAS_ENDED}} und Nr. {{ENDED}}{{/HAS_ENDED}}</dd>{{/REINSTATEMENT}}
{{#LETTER}}<dt>Schreiben</dt><dd><a class="kern-link" href="{{LETTER_PATH}}?ort={{PLACE}}">{{LETTER_NUMBER}}</a> {{WAY:say}}, {{POSTED:say}}</dd>{{/LETTER}}
</dl></section>
<section class="stab-box"><h2 class="kern-heading-medium">Absender und Inhalt</h2>
{{#HAS_SEALED_FAULT}}<p class="kern-body">{{SEALED_FAULT:say}}</p>{{/HAS_SEALED_FAULT}}
{{#UNLOCK}}[[>desk_unlock]]{{/UNLOCK}}
{{#SEALED}}<dl class="desk-facts">
{{#HAS_SENDER}}<dt>Name</dt><dd>{{SENDER}}</dd>{{/HAS_SENDER}}
{{#HAS_ADDRESS}}<dt>Anschrift</dt><dd>{{ADDRESS}}</dd>{{/HAS_ADDRESS}}
{{#HAS_PHONE}}<dt>Telefon</dt><dd>{{PHONE}}</dd>{{/HAS_PHONE}}
{{#HAS_EMAIL}}<dt>E-Mail</dt><dd>{{EMAIL}}</dd>{{/HAS_EMAIL}}
{{#HAS_SUBJECT_LINE}}<dt>Betreff</dt><dd>{{SUBJECT_LINE}}</dd>{{/HAS_SUBJECT_LINE}}
{{#HAS_TEXT}}<dt>Inhalt</dt><dd class="stab-pre">{{TEXT}}</dd>{{/HAS_TEXT}}
{{#HAS_REFERENCE}}<dt>Aktenzeichen</dt><dd>{{REFERENCE}}</dd>{{/HAS_REFERENCE}}
</dl>{{/SEALED}}
<ul class="stab-list desk-files">{{#ATTACHMENT}}<li>{{#READABLE}}<a class="desk-preview" href="{{FILING_PATH}}/anlage/{{STORED}}/vorschau?ort={{PLACE}}"><img src="{{FILING_PATH}}/anlage/{{STORED}}/vorschau?ort={{PLACE}}" alt="Vorschau größer zeigen: {{NAME:say}}" loading="lazy"></a><span><a class="kern-link" href="{{FILING_PATH}}/anlage/{{STORED}}?ort={{PLACE}}" download>{{NAME:say}}</a><br>{{/READABLE}}{{#ONLY_NAME}}<span>{{NAME:say}} {{/ONLY_NAME}}<span class="kern-body--muted">{{FACTS:say}}</span></span></li>{{/ATTACHMENT}}</ul>
</section>
[[>desk_history]]
{{#ACTS}}<section class="stab-box desk-acts"><h2 class="kern-heading-medium">Weiter bearbeiten</h2>
{{#ASSIGN}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Einem anderen Amt geben</summary><form method="post" action="/stab/aktion" class="stab-form">[[>desk_reason]]
<div class="kern-form-input"><label class="kern-label" for="zu-amt">Amt</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="zu-amt" name="a.office" required><option value="">bitte wählen</option>{{#OFFICE_OPTION}}<option value="{{OFFICE_NAME}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OFFICE_NAME}}</option>{{/OFFICE_OPTION}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="zu-grund">Grund (freiwillig)</label><input class="kern-form-input__input" id="zu-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Zuordnen</span></button></div></form></details>{{/ASSIGN}}
{{#ANSWER}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Beantwortet</summary><form method="post" action="/stab/aktion" class="stab-form">[[>desk_reason]]
<div class="kern-form-input"><label class="kern-label" for="ant-grund">Was wurde geantwortet?</label><input class="kern-form-input__input" id="ant-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="ant-brief">Nummer des Schreibens (freiwillig)</label><input class="kern-form-input__input" id="ant-brief" name="a.letter" maxlength="60" value="{{TYPED_LETTER}}"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Als beantwortet festhalten</span></button></div></form></details>{{/ANSWER}}
{{#CLOSE}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Abschließen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>desk_reason]]
<div class="kern-form-input"><label class="kern-label" for="ab-grund">Wie ging es aus?</label><input class="kern-form-input__input" id="ab-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Abschließen</span></button></div></form></details>{{/CLOSE}}
{{#REOPEN}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Wieder öffnen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>desk_reason]]
<div class="kern-form-input"><label class="kern-label" for="auf-grund">Warum?</label><input class="kern-form-input__input" id="auf-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Wieder öffnen</span></button></div></form></details>{{/REOPEN}}
{{#MERGE}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Doppelt erfasst: mit einem anderen Eingang zusammenführen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>desk_reason]]
<div class="kern-form-input"><label class="kern-label" for="zf-nr">Nummer des Eingangs, der weitergeführt wird</label><input class="kern-form-input__input" id="zf-nr" name="a.into" maxlength="60" value="{{TYPED_INTO}}" required></div>
<div class="kern-form-input"><label class="kern-label" for="zf-grund">Warum ist es derselbe?</label><input class="kern-form-input__input" id="zf-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Zusammenführen</span></button></div></form></details>{{/MERGE}}
{{#REINSTATE}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Für die Wiedereinsetzung vormerken</summary><form method="post" action="/stab/aktion" class="stab-form">[[>desk_reason]]
<div class="kern-form-input"><label class="kern-label" for="we-ausfall">Ausfall, der die Frist verhindert hat</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="we-ausfall" name="a.incident" required><option value="">bitte wählen</option>{{#INCIDENT}}<option value="{{INCIDENT_ID}}">{{BEGAN:say}} Uhr bis {{ENDED_AT:say}}: {{CAUSE_OF}}</option>{{/INCIDENT}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="we-grund">Warum war es nicht früher möglich?</label><input class="kern-form-input__input" id="we-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Vormerken</span></button></div></form></details>{{/REINSTATE}}
</section>{{/ACTS}}
{{#ERASURE}}<section class="stab-box desk-acts"><h2 class="kern-heading-medium">Angaben löschen</h2>
{{#WAITING_ERASURE}}<p class="kern-body"><strong>{{ASKED_BY}}</strong> hat am {{ASKED_AT:say}} Uhr vorgelegt, Absender, Inhalt und Anlagen zu löschen. <a class="kern-link" href="{{PROPOSAL_PATH}}">Ansehen und entscheiden</a></p>{{/WAITING_ERASURE}}
{{#ASKED}}<p class="kern-body"><strong>{{ASKED_BY}}</strong> hat am {{ASKED_AT:say}} Uhr beantragt, Absender, Inhalt und Anlagen zu löschen. Grund: {{ASKED_WHY}} Das wurde noch mit einer früheren Fassung beantragt und nie entschieden; legen Sie es bitte neu vor.</p>{{/ASKED}}
{{#REQUEST}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Angaben löschen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.subject" value="{{SUBJECT}}">
<p class="kern-body">Gelöscht werden Absender, Inhalt und Anlagen, unwiderruflich. Nummer, Zeiten und Verlauf bleiben als Nachweis stehen.</p>
<div class="kern-form-input"><label class="kern-label" for="lo-grund">Warum wird gelöscht?</label><input class="kern-form-input__input" id="lo-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">{{#BY_TWO}}Ansehen und zur Freigabe vorlegen{{/BY_TWO}}{{#DIRECTLY}}Endgültig löschen{{/DIRECTLY}}</span></button></div></form></details>{{/REQUEST}}
</section>{{/ERASURE}}
[[>end]]
