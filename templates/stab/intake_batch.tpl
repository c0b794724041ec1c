{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#JUST_POSTED}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Festgehalten. Drucken Sie die Liste und lassen Sie sie bei der Übergabe unterschreiben.</span></div></div>{{/JUST_POSTED}}
<div class="stab-buttons"><a class="kern-btn kern-btn--primary" href="{{BATCH_PATH}}/liste.pdf?ort={{PLACE}}"><span class="kern-label">Liste drucken</span></a><a class="kern-link" href="/stab/ausgang?ort={{PLACE}}">Zum Ausgangsbuch</a></div>
<p class="kern-body">{{COUNT:say}}, übergeben {{POSTED_AT:say}} Uhr, festgehalten von {{POSTED_BY}}. Die Empfänger stehen auf der gedruckten Liste, wenn die versiegelten Angaben offen sind.</p>
<ul class="stab-list">{{#LETTER}}<li><a class="kern-link" href="{{LETTER_PATH}}?ort={{PLACE}}">{{NUMBER}}</a> {{WAY:say}}{{#HAS_ADDRESSEE}} an {{ADDRESSEE}}{{/HAS_ADDRESSEE}}{{#HAS_NOTIFIED}}, bekannt gegeben {{NOTIFIED:say}}{{/HAS_NOTIFIED}}{{#HAS_REMEDY}}, Rechtsbehelf bis {{REMEDY_UNTIL:say}}{{/HAS_REMEDY}}</li>{{/LETTER}}</ul>
[[>end]]
