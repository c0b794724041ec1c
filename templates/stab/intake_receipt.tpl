{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<div class="desk-screen stab-facts">
{{#JUST_TAKEN}}<div class="kern-alert kern-alert--success" role="status" data-bestaetigt="{{COMMAND_ID}}"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Der Eingang ist festgehalten: {{NUMBER}}</span></div></div>{{/JUST_TAKEN}}
{{#TAKEN_BEFORE}}<div class="kern-alert kern-alert--info" role="status" data-bestaetigt="{{COMMAND_ID}}"><div class="kern-alert__header"><span class="kern-icon kern-icon--info" aria-hidden="true"></span><span class="kern-title">Dieses Formular war schon erfasst: {{NUMBER}}. Es kam nichts Neues hinzu.</span></div></div>{{/TAKEN_BEFORE}}
{{#TAKEN_OTHERWISE}}<div class="kern-alert kern-alert--warning" role="status" data-anders="{{COMMAND_ID}}"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Dieses Formular war schon erfasst: {{NUMBER}}. Es kam nichts Neues hinzu.</span></div><div class="kern-alert__body"><p class="kern-body">Haben Sie inzwischen etwas anderes hineingeschrieben, liegt es als Entwurf bei »Nächster Eingang« bereit; sonst verwerfen Sie den Entwurf dort.</p></div></div>{{/TAKEN_OTHERWISE}}
<div class="stab-buttons">
<a class="kern-btn kern-btn--primary" id="naechster" href="/stab/eingang/neu?ort={{PLACE}}"{{#JUST_TAKEN}} autofocus{{/JUST_TAKEN}}><span class="kern-label">Nächster Eingang</span></a>
<a class="kern-btn kern-btn--secondary" href="{{FILING_PATH}}/beleg.pdf?ort={{PLACE}}"><span class="kern-label">Beleg drucken (A5)</span></a>
<a class="kern-btn kern-btn--secondary" href="{{FILING_PATH}}/beleg.pdf?ort={{PLACE}}&amp;format=a4"><span class="kern-label">Beleg drucken (A4)</span></a>
<a class="kern-link" href="{{FILING_PATH}}/eingang.tlog-proof?ort={{PLACE}}" download>Beleg als Datei</a>
<a class="kern-link" href="{{FILING_PATH}}?ort={{PLACE}}">Zum Eingang</a>
</div>
{{#WITHOUT_SALTS}}<p class="kern-body kern-body--muted">Dieser Nachdruck beweist Nummer, Zeit und Weg. Den Inhalt beweist er erst wieder, wenn die versiegelten Angaben geöffnet sind.</p>{{/WITHOUT_SALTS}}
</div>
<article class="stab-box desk-receipt" aria-label="Beleg">
<p class="kern-body">{{PLACE_NAME:say}}: Eingangsbestätigung</p>
<p class="desk-number">{{NUMBER}}</p>
<dl class="desk-facts">
<dt>Eingegangen</dt><dd>{{RECEIVED:say}} Uhr</dd>
<dt>Eingangsweg</dt><dd>{{CHANNEL:say}}</dd>
{{#FACT}}<dt>{{LABEL:say}}</dt><dd>{{VALUE}}</dd>{{/FACT}}
{{#HAS_OFFICE}}<dt>Zuständig</dt><dd>{{OFFICE}}</dd>{{/HAS_OFFICE}}
{{#DEADLINE}}<dt>Frist</dt><dd>{{WHAT:say}}{{#HAS_LAST_DAY}}, letzter Tag {{LAST_DAY:say}}{{/HAS_LAST_DAY}}: [[>desk_mark]]</dd>{{/DEADLINE}}
</dl>
<div class="desk-codes">{{#CODE}}<svg viewBox="0 0 {{SIZE}} {{SIZE}}" role="img" aria-label="QR-Code {{N}} von {{OF}} zum Prüfen dieses Belegs"><path fill="#fff" d="M0 0h{{SIZE}}v{{SIZE}}H0z"/><path d="{{PATH_OF_CODE}}"/></svg>{{/CODE}}</div>
{{#HAS_CHECK_AT}}<p class="kern-body kern-body--muted">Prüfen: {{CHECK_AT}}</p>{{/HAS_CHECK_AT}}
</article>
[[>end]]
