{{%AUTOESCAPE context="HTML"}}
[[>circular]]
{{#JUST_WRITTEN}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Gespeichert. Bitte noch einmal lesen und dann verschicken.</span></div></div>{{/JUST_WRITTEN}}
{{#WITHDRAWN}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Zurückgezogen am {{WHEN:say}} Uhr</span></div><div class="kern-alert__body"><p class="kern-body">{{WHY:say}}</p></div></div>{{/WITHDRAWN}}
{{#HOLDS}}<p class="kern-body">Das ist der Entwurf der nächsten Fassung; bis er verschickt ist, gilt die vorige. <a class="kern-link" href="{{OTHER_PATH}}?ort={{PLACE}}">Zur geltenden Fassung</a></p>{{/HOLDS}}
<section class="stab-box"><h2 class="kern-heading-medium">{{SUBJECT_LINE}}</h2>
<p class="kern-body">{{#DRAFT}}<strong>Entwurf</strong>, gespeichert {{WRITTEN:say}} Uhr von {{AUTHOR}}{{/DRAFT}}{{#HAS_SENT}}Verschickt {{SENT:say}} Uhr, geschrieben von {{AUTHOR}}{{/HAS_SENT}}.{{#HAS_UNTIL}} Bitte bestätigen {{UNTIL:say}}.{{/HAS_UNTIL}}{{#FOR_INFORMATION}} Nur zur Information.{{/FOR_INFORMATION}}</p>
{{#FORMER}}<p class="kern-body"><strong>Die frühere Fassung gilt für Sie nicht mehr.</strong></p>{{/FORMER}}
[[>circular_sections]]
{{#STANDS_IN}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Sie sind als Vertretung gefragt.</span></div><div class="kern-alert__body"><p class="kern-body">Bis zur Frist haben nicht bestätigt:</p>
<ul class="stab-list">{{#MISSES}}<li>{{NAME}}, {{FUNCTION}}{{#HAS_PHONE}}, <span class="desk-nowrap">{{PHONE}}</span>{{/HAS_PHONE}}{{#HAS_MOBILE}}, mobil <span class="desk-nowrap">{{MOBILE}}</span>{{/HAS_MOBILE}}</li>{{/MISSES}}</ul>
<p class="kern-body">Bitte geben Sie das Rundschreiben weiter oder erledigen Sie selbst, was zu tun ist.</p>
{{#HAS_AGREED}}<p class="kern-body"><span aria-hidden="true">✓ </span>Der Stab weiß seit {{AGREED:say}} Uhr, dass Sie Bescheid wissen.</p>{{/HAS_AGREED}}
{{#AGREE}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.circular" value="{{SUBJECT}}"><input type="hidden" name="a.version:zahl" value="{{VERSION}}">
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Ich weiß Bescheid und kümmere mich</span></button></form>{{/AGREE}}</div></div>{{/STANDS_IN}}
{{#MINE_READ}}<p class="kern-body"><span aria-hidden="true">✓ </span>Sie haben das am {{MY_TIME:say}} Uhr bestätigt.</p>{{/MINE_READ}}
{{#CONFIRM}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.circular" value="{{SUBJECT}}"><input type="hidden" name="a.version:zahl" value="{{VERSION}}">
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Gelesen</span></button></form>{{/CONFIRM}}
</section>
{{#SEND}}<form method="post" action="/stab/aktion" class="stab-box">[[>hidden]]<input type="hidden" name="a.circular" value="{{SUBJECT}}"><input type="hidden" name="a.version:zahl" value="{{VERSION}}"><input type="hidden" name="a.seen" value="{{SEEN}}">
<p class="kern-body">Wer es bekommt, wird beim Verschicken aus dem Telefonverzeichnis ermittelt und bleibt dann so.{{#NO_MAIL}} Ein Mailserver ist nicht eingerichtet: Es erscheint im Programm, auf Papier und auf der Anrufliste.{{/NO_MAIL}}</p>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Jetzt verschicken</span></button><a class="kern-link" href="{{EDIT}}&amp;ort={{PLACE}}">Weiterschreiben</a></div></form>{{/SEND}}
{{#CHANGES}}<details class="stab-box"><summary>Was sich geändert hat: {{CHANGE}}</summary>
<div class="stab-facts">{{#PARAGRAPH}}{{#SAME}}<p class="kern-body kern-body--muted stab-pre">{{TEXT}}</p>{{/SAME}}{{#GONE}}<p class="kern-body stab-pre"><span class="circular-mark">− gestrichen:</span> <del>{{TEXT}}</del></p>{{/GONE}}{{#ADDED}}<p class="kern-body stab-pre"><span class="circular-mark">+ neu:</span> <ins>{{TEXT}}</ins></p>{{/ADDED}}
{{/PARAGRAPH}}</div></details>{{/CHANGES}}
{{#LIVE}}<section aria-labelledby="stand-titel"><h2 class="kern-heading-medium" id="stand-titel">Wer hat es gelesen?</h2>
<div class="stab-facts" id="stand" aria-live="off" data-frisch data-hx-get="{{PATH}}?ort={{PLACE}}&amp;fassung={{LIVE_VERSION}}&amp;still=1" data-hx-trigger="frisch" data-hx-target="this" data-hx-swap="outerHTML" data-hx-select="#stand">
<ul class="stab-counts"><li><span class="stab-number">{{ALL_READ:say}}</span> von {{ALL_COUNT:say}} gelesen</li><li><span class="stab-number">{{ALL_MISSING:say}}</span> fehlen</li>{{#ANY_COVERED}}<li><span class="stab-number">{{ALL_COVERED:say}}</span> über Vertretung</li>{{/ANY_COVERED}}</ul>
[[>live]]
<div class="stab-buttons">{{#PRINTABLE}}<a class="kern-btn kern-btn--primary" id="zu-anrufen" href="{{PATH_OF}}/anrufe?ort={{PLACE}}"><span class="kern-label">Wen jetzt anrufen?</span></a><a class="kern-btn kern-btn--secondary" id="zu-anrufliste" href="{{PATH_OF}}/anrufe.pdf?ort={{PLACE}}"><span class="kern-label">Anrufliste drucken</span></a><a class="kern-btn kern-btn--secondary" id="zu-listen" href="{{PATH_OF}}/listen.pdf?ort={{PLACE}}"><span class="kern-label">Aushang und Listen drucken</span></a>{{/PRINTABLE}}<a class="kern-link" id="zu-mails" href="{{PATH_OF}}/mails?ort={{PLACE}}">Mails</a></div>
<div class="kern-table-responsive" id="stand-tabelle" tabindex="0" role="region" aria-label="Stand je Amt"><table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Amt</th><th class="kern-table__header" scope="col">Gelesen</th><th class="kern-table__header" scope="col">Fehlen</th><th class="kern-table__header" scope="col">Liste abhaken</th><th class="kern-table__header" scope="col">Wer</th></tr></thead>
<tbody class="kern-table__body">
{{#OFFICE}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">{{OFFICE_NAME}}</th>
<td class="kern-table__cell">{{READ:say}} von {{ALL:say}}</td><td class="kern-table__cell">{{#NOBODY_OPEN}}<span aria-hidden="true">✓ </span>niemand{{/NOBODY_OPEN}}{{#OPEN}}<strong>{{MISSING:say}}</strong>{{/OPEN}}{{#HAS_COVERED}} ({{COVERED:say}} über Vertretung){{/HAS_COVERED}}</td>
<td class="kern-table__cell">{{#SHEET}}<a class="kern-link" id="liste-{{SHEET_NUMBER}}" href="{{SHEET_PATH}}?ort={{PLACE}}">Liste {{SHEET_NUMBER}}</a> {{/SHEET}}</td><td class="kern-table__cell"><details id="wer-{{OFFICE_ID}}"><summary id="zeigen-{{OFFICE_ID}}">zeigen<span class="kern-sr-only">: {{OFFICE_NAME}}</span></summary><ul class="stab-list">{{#WHO}}<li>{{#HAS_READ}}<span aria-hidden="true">✓ </span>{{/HAS_READ}}{{#HAS_NOT_READ}}<span aria-hidden="true">○ </span>{{/HAS_NOT_READ}}{{NAME}}, {{FUNCTION}}: {{STANDING:say}}</li>{{/WHO}}</ul></details></td></tr>
{{/OFFICE}}</tbody></table></div></div>
[[>circular_scan]]</section><script src="/stab/assets/stab/live.js" defer></script>{{/LIVE}}
{{#NEXT_DRAFT}}<p class="kern-body"><strong>Die nächste Fassung ist als Entwurf gespeichert.</strong> <a class="kern-link" href="{{OTHER_PATH}}?ort={{PLACE}}&amp;entwurf=1">Entwurf lesen und verschicken</a></p>{{/NEXT_DRAFT}}
{{#NEW_VERSION}}<p class="kern-body"><a class="kern-link" href="{{EDIT}}&amp;ort={{PLACE}}">Neue Fassung schreiben</a></p>{{/NEW_VERSION}}
{{#WITHDRAW}}<details class="stab-box"><summary>Zurückziehen</summary><form method="post" action="/stab/aktion" class="stab-form">[[>hidden]]<input type="hidden" name="a.circular" value="{{SUBJECT}}">
<div class="kern-form-input"><label class="kern-label" for="grund">Warum?</label><input class="kern-form-input__input" id="grund" name="a.reason" maxlength="300" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Rundschreiben zurückziehen</span></button></div></form></details>{{/WITHDRAW}}
[[>end]]
