{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#JUST_ENTERED}}<div class="kern-alert kern-alert--success" role="status" data-bestaetigt="{{COMMAND_ID}}"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Eingetragen: {{NUMBER}}. Bitte schreiben Sie diese Nummer auf das Schreiben.</span></div></div>{{/JUST_ENTERED}}
<div class="stab-buttons">{{#MAY_WRITE_LETTERS}}<a class="kern-btn kern-btn--primary" href="/stab/ausgang/neu?ort={{PLACE}}"><span class="kern-label">Nächstes Schreiben</span></a>{{/MAY_WRITE_LETTERS}}<a class="kern-btn kern-btn--secondary" href="{{LETTER_PATH}}/beleg.pdf?ort={{PLACE}}"><span class="kern-label">Nachweis drucken</span></a><a class="kern-link" href="{{LETTER_PATH}}/ausgang.tlog-proof?ort={{PLACE}}" download>Nachweis als Datei</a><a class="kern-link" href="/stab/ausgang?ort={{PLACE}}">Zum Ausgangsbuch</a></div>
<section class="stab-box"><h2 class="kern-heading-medium">Ging es hinaus?</h2>
{{#NOT_POSTED}}<p class="kern-body kern-body--large"><span aria-hidden="true">○ </span>Noch nicht. Es steht im Ausgangsbuch unter »Wartet auf den Versand«.</p>{{/NOT_POSTED}}
{{#POSTED}}<p class="kern-body kern-body--large"><span aria-hidden="true">✓ </span>Ja, am <strong>{{POSTED_AT:say}} Uhr</strong>, festgehalten von {{POSTED_BY}}, <a class="kern-link" href="{{BATCH_PATH}}?ort={{PLACE}}">Liste {{BATCH}}</a>.</p>{{/POSTED}}
<dl class="desk-facts">
<dt>Versandart</dt><dd>{{WAY:say}}</dd>
<dt>Eingetragen</dt><dd>{{ENTERED:say}} Uhr von {{ENTERED_BY}}</dd>
{{#HAS_ADDRESSEE}}<dt>Empfänger</dt><dd>{{ADDRESSEE}}</dd>{{/HAS_ADDRESSEE}}
{{#HAS_TOWN}}<dt>Anschrift</dt><dd>{{TOWN_OF_ADDRESSEE}}</dd>{{/HAS_TOWN}}
{{#HAS_SUBJECT_LINE}}<dt>Betreff</dt><dd>{{SUBJECT_LINE}}</dd>{{/HAS_SUBJECT_LINE}}
{{#ERASED}}<dt>Empfänger</dt><dd>Angaben gelöscht</dd>{{/ERASED}}
{{#ANSWERS}}<dt>Antwortet auf</dt><dd><a class="kern-link" href="{{FILING_PATH}}?ort={{PLACE}}">{{FILING}}</a></dd>{{/ANSWERS}}
{{#HAS_NOTIFIED}}<dt>Bekannt gegeben</dt><dd>{{NOTIFIED:say}} (berechnet)</dd>{{/HAS_NOTIFIED}}
{{#HAS_REMEDY}}<dt>Rechtsbehelf</dt><dd>{{REMEDY:say}}{{#HAS_REMEDY_UNTIL}}, bis {{REMEDY_UNTIL:say}} (berechnet){{/HAS_REMEDY_UNTIL}}</dd>{{/HAS_REMEDY}}
<dt>Prüfsumme</dt><dd class="desk-hash">{{DIGEST}}</dd>
</dl>
{{#UNLOCK}}[[>desk_unlock]]{{/UNLOCK}}</section>
[[>desk_history]]
[[>end]]
