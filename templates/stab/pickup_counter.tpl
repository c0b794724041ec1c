{{%AUTOESCAPE context="HTML"}}
[[>desk]]
{{#JUST_HANDED_OVER}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Ausgegeben. Nächste Person, bitte.</span></div></div>{{/JUST_HANDED_OVER}}
{{#JUST_MOVED}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Unterwegs. <a class="kern-link" href="/stab/abholung/kurier/{{BATCH}}.pdf?ort={{PLACE}}">Kurierliste {{BATCH}} drucken</a></span></div></div>{{/JUST_MOVED}}
<form class="stab-search" method="get" action="/stab/abholung" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input pickup-question"><label class="kern-label" for="q">Name, Geburtsdatum oder Seriennummer</label><div class="kern-hint" id="q-h">Zum Beispiel: Müller Anna 24.1.1972. Mit Komma (Müller, Anna) genau dieser Familienname. Unbekannter Tag: 00.01.1972.</div><input class="kern-form-input__input" id="q" name="q" type="search" value="{{QUERY}}" autocomplete="off" spellcheck="false" aria-describedby="q-h" autofocus></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Suchen</span></button>
</form>
{{#SEARCH_CLOSED}}<p class="kern-body kern-body--large">Namen und Nummern sind versiegelt und gerade verschlossen. {{#MAY_UNLOCK}}<a class="kern-link" href="/stab/schluessel?ort={{PLACE}}">{{/MAY_UNLOCK}}Öffnen{{#MAY_UNLOCK}}</a>{{/MAY_UNLOCK}}, dann lässt sich suchen.</p>{{/SEARCH_CLOSED}}
{{#NOTHING_TO_SEARCH}}<p class="kern-body kern-body--large">Danach lässt sich nicht suchen. Bitte einen Namen in lateinischer Schrift, ein Geburtsdatum oder eine Seriennummer eingeben.</p>{{/NOTHING_TO_SEARCH}}
{{#NOT_ALL}}<p class="kern-body">{{LEFT}} Einträge sind noch nicht durchsucht. Bitte suchen Sie gleich noch einmal.</p>{{/NOT_ALL}}
{{#HITS}}<section aria-labelledby="treffer"><h2 class="kern-heading-medium" id="treffer">Gefunden</h2>
<p class="kern-body kern-body--muted">Gesucht: {{MEANING:say}}</p>
{{#NONE}}<p class="kern-body kern-body--large">Darunter liegt nichts. Bitte prüfen Sie Schreibweise und Datum; mit weniger Angaben wird mehr gefunden.</p>{{/NONE}}
{{#SOME}}<ul class="pickup-hits">{{/SOME}}
{{#PICKUP}}<li><a class="kern-link" href="{{ITEM_PATH}}?ort={{PLACE}}">{{NAME}}{{#OWNER}}, geboren {{BORN}}{{/OWNER}}</a><br>{{DOCUMENT:say}}{{#OWNER}} {{SERIAL}}{{/OWNER}}, {{AT_SITE}}, eingetroffen {{ARRIVED}} [[>pickup_marks]]</li>
{{/PICKUP}}{{#SOME}}</ul>{{/SOME}}
{{#MORE}}<p class="kern-body">Es gibt noch mehr; mit Vornamen oder Geburtsdatum werden es weniger.</p>{{/MORE}}
<p class="kern-body"><a class="kern-link" href="/stab/abholung?ort={{PLACE}}">Zur Liste</a></p></section>{{/HITS}}
{{#FILTER}}<p class="kern-body">{{ALL_READY}} Dokumente liegen bereit{{#COUNT}} · <a class="kern-link" href="/stab/abholung?ort={{PLACE}}&amp;stelle={{COUNT_ID}}">{{COUNT_SITE}}: {{COUNT_READY}}</a>{{/COUNT}}</p>
<details><summary>Liste filtern, drucken, ausgeben</summary>
<form class="stab-search" method="get" action="/stab/abholung">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="was">Liste</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="was" name="was">{{#TAB}}<option value="{{TAB_KEY}}"{{#TAB_CHOSEN}} selected{{/TAB_CHOSEN}}>{{TAB_NAME:say}}</option>{{/TAB}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="stelle">Ausgabestelle</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="stelle" name="stelle"><option value="">alle</option>{{#SITE}}<option value="{{SITE_ID}}"{{#SITE_CHOSEN}} selected{{/SITE_CHOSEN}}>{{SITE_NAME}}</option>{{/SITE}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="art">Dokument</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="art" name="art"><option value="">alle</option>{{#KIND}}<option value="{{KIND_KEY}}"{{#KIND_CHOSEN}} selected{{/KIND_CHOSEN}}>{{KIND_NAME:say}}</option>{{/KIND}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="wochen">Wartet seit mehr als … Wochen</label><input class="kern-form-input__input" id="wochen" name="wochen" type="number" min="1" max="520" value="{{WEEKS}}"></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Zeigen</span></button>
</form></details>{{/FILTER}}
{{#LIST}}<section><h2 class="kern-heading-medium" id="liste">{{LIST_NAME:say}}</h2>
<p class="kern-body"><a class="kern-link" href="/stab/abholung/stelle.pdf?ort={{PLACE}}&amp;stelle={{AGAIN_SITE}}&amp;art={{AGAIN_DOCUMENT}}&amp;wochen={{AGAIN_WEEKS}}">Liste drucken (PDF)</a> · <a class="kern-link" href="/stab/abholung.csv?ort={{PLACE}}&amp;was={{AGAIN_KIND}}&amp;stelle={{AGAIN_SITE}}&amp;art={{AGAIN_DOCUMENT}}&amp;wochen={{AGAIN_WEEKS}}">Als Tabelle (CSV)</a> <button class="kern-btn kern-btn--tertiary stab-js" type="button" data-drucken><span class="kern-label">Seite drucken</span></button></p>
{{#EXPIRED}}<p class="kern-body">Diese Dokumente liegen seit mehr als {{KEEP_WEEKS}} Wochen. Wie lange aufbewahrt wird, entscheidet die Kommune (notbetrieb.toml, [pickup]); zurückgeben oder vernichten können Sie jedes auf seiner Seite.</p>{{/EXPIRED}}
{{#EMPTY}}<p class="kern-body">Hier liegt nichts.</p>{{/EMPTY}}
{{#TABLE}}{{#MOVE}}<form method="post" action="/stab/aktion" id="kurier" class="stab-buttons">[[>hidden]]<label class="kern-label" for="nach">Angekreuzte mit dem Kurier nach</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="nach" name="stelle">{{#SITE}}<option value="{{SITE_ID}}">{{SITE_NAME}}</option>{{/SITE}}</select></div><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Schicken</span></button></form>{{/MOVE}}
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="{{LIST_NAME:say}}"><table class="kern-table kern-table--small">
[[>pickup_table_head]]
<tbody class="kern-table__body">
{{#PICKUP}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">[[>pickup_row]]</th><td class="kern-table__cell"><a class="kern-link" href="{{ITEM_PATH}}?ort={{PLACE}}">{{DOCUMENT:say}}<span class="kern-sr-only">: {{NAME}}</span></a></td><td class="kern-table__cell">{{AT_SITE}}</td><td class="kern-table__cell">{{ARRIVED}}<br>{{WAITING:say}}</td><td class="kern-table__cell">{{#TICK}}<span class="kern-form-check pickup-tick"><input class="kern-form-check__checkbox" type="checkbox" name="dokument" form="kurier" id="d-{{SUBJECT}}" value="{{SUBJECT}}"><label class="kern-label" for="d-{{SUBJECT}}">Kurier<span class="kern-sr-only">: {{NAME}}</span></label></span> {{/TICK}}[[>pickup_marks]]</td></tr>
{{/PICKUP}}</tbody></table></div>{{/TABLE}}
{{#HAS_NEXT}}<p class="kern-body"><a class="kern-link" href="/stab/abholung?ort={{PLACE}}&amp;was={{AGAIN_KIND}}&amp;stelle={{AGAIN_SITE}}&amp;art={{AGAIN_DOCUMENT}}&amp;wochen={{AGAIN_WEEKS}}&amp;nach={{NEXT}}">Weitere</a></p>{{/HAS_NEXT}}</section>{{/LIST}}
[[>end]]
