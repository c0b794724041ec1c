{{%AUTOESCAPE context="HTML"}}
[[>circular]]
{{#GONE}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Ihr Eintrag im Telefonverzeichnis gilt nicht mehr</span></div><div class="kern-alert__body"><p class="kern-body">Neue Rundschreiben erreichen Sie erst wieder, wenn Ihr Konto dem neuen Eintrag zugeordnet ist. Bitte wählen Sie Ihren Namen neu; fehlt er in der Liste, wenden Sie sich an den Stab.</p></div></div>{{/GONE}}
{{#WHO}}<section class="stab-box"><h2 class="kern-heading-medium">Wer sind Sie?</h2>
<p class="kern-body">Damit hier steht, was für Sie neu ist, wählen Sie bitte einmal Ihren eigenen Namen. Sobald Sie unter ihm etwas bestätigt haben, bleibt er.</p>
<form method="post" action="/stab/aktion" class="stab-search">[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="person">Ihr Name im Telefonverzeichnis</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="person" name="a.person" required><option value="">bitte wählen</option>{{#SOMEBODY}}<option value="{{PERSON}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME}} ({{OFFICE}})</option>{{/SOMEBODY}}</select></div></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Das bin ich</span></button></form></section>{{/WHO}}
{{#UNREAD}}<section aria-labelledby="neu"><h2 class="kern-heading-medium" id="neu">Für Sie neu</h2>
<p class="kern-body">{{COUNT:say}} für Sie neu, das älteste zuerst.</p>
{{#NEW}}<article class="stab-box"><h3 class="kern-heading-medium"><a class="kern-link" href="{{NEW_PATH}}?ort={{PLACE}}">{{NEW_TITLE}}</a></h3>
<p class="kern-body">{{NEW_NAME}}, verschickt {{NEW_SENT:say}} Uhr{{#HAS_UNTIL}}. Bitte bestätigen {{UNTIL:say}}{{/HAS_UNTIL}}.{{#LATE}} <strong><span aria-hidden="true">⚠ </span>Die Frist ist vorbei.</strong>{{/LATE}}</p>
{{#HAS_CHANGED}}<p class="kern-body"><strong>Neu in dieser Fassung:</strong> {{CHANGED}}</p>{{/HAS_CHANGED}}
{{#FORMER}}<p class="kern-body"><strong>Die frühere Fassung gilt für Sie nicht mehr.</strong></p>{{/FORMER}}
[[>circular_sections]]
{{#CONFIRM}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.circular" value="{{SUBJECT}}"><input type="hidden" name="a.version:zahl" value="{{VERSION}}">
<button class="kern-btn kern-btn--primary" type="submit" aria-label="Gelesen: {{WHAT}}"><span class="kern-label">Gelesen</span></button></form>{{/CONFIRM}}</article>
{{/NEW}}</section>{{/UNREAD}}
{{#ALL_READ}}<p class="kern-body kern-body--large"><span aria-hidden="true">✓ </span>Sie haben alles gelesen.</p>{{/ALL_READ}}
<section><h2 class="kern-heading-medium">Alle Rundschreiben</h2>
{{#NONE_YET}}<p class="kern-body">Noch gibt es kein Rundschreiben.</p>{{/NONE_YET}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Alle Rundschreiben"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nr.</th><th class="kern-table__header" scope="col">Betreff</th><th class="kern-table__header" scope="col">Stand</th><th class="kern-table__header" scope="col">Gelesen</th></tr></thead>
<tbody class="kern-table__body">
{{#LINE}}<tr class="kern-table__row"><td class="kern-table__cell">{{NUMBER}}</td><th class="kern-table__cell" scope="row"><a class="kern-link" href="{{LINE_PATH}}?ort={{PLACE}}">{{LINE_TITLE}}</a></th><td class="kern-table__cell">{{STATE:say}}{{#HAS_UNTIL}}<br><span class="kern-body--muted">bestätigen {{UNTIL:say}}</span>{{/HAS_UNTIL}}</td><td class="kern-table__cell">{{#READ}}{{ACKNOWLEDGED:say}} von {{RECIPIENTS:say}}{{/READ}}{{#LATE}}<br><strong><span aria-hidden="true">⚠ </span>Frist vorbei</strong>{{/LATE}}</td></tr>
{{/LINE}}</tbody></table></div>{{/SOME}}
{{#HAS_NEXT}}<p class="kern-body"><a class="kern-link" href="/stab/rundschreiben?ort={{PLACE}}&amp;vor={{NEXT}}">Ältere Rundschreiben</a></p>{{/HAS_NEXT}}</section>
{{#KNOWN}}{{#FORGET}}<form method="post" action="/stab/aktion" class="stab-search">[[>hidden]]
<p class="kern-body">Ihr Konto liest als <strong>{{ME}}</strong>.</p><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">Das bin ich nicht</span></button></form>{{/FORGET}}
{{#FIXED}}<p class="kern-body">Ihr Konto liest als <strong>{{ME}}</strong>. <span>Wenn das nicht stimmt, bitten Sie die Verwaltung der Konten, die Zuordnung zu lösen.</span></p>{{/FIXED}}{{/KNOWN}}
[[>end]]
