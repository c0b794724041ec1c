{{%AUTOESCAPE context="HTML"}}
[[>desk]]
<nav aria-label="Listen"><ul class="desk-tabs">
<li><a class="kern-link" href="/stab/eingang?ort={{PLACE}}&amp;amt={{OFFICE_KEY}}"{{#IS_OPEN}} aria-current="page"{{/IS_OPEN}}>Offen</a></li>
<li><a class="kern-link" href="/stab/eingang?ort={{PLACE}}&amp;amt={{OFFICE_KEY}}&amp;liste=heute"{{#IS_TODAY}} aria-current="page"{{/IS_TODAY}}>Heute eingegangen</a></li>
<li><a class="kern-link" href="/stab/eingang?ort={{PLACE}}&amp;amt={{OFFICE_KEY}}&amp;liste=faellig"{{#IS_DUE}} aria-current="page"{{/IS_DUE}}>Mit Entscheidungsfrist</a></li>
<li><a class="kern-link" href="/stab/eingang?ort={{PLACE}}&amp;amt={{OFFICE_KEY}}&amp;liste=ueberfaellig"{{#IS_OVERDUE}} aria-current="page"{{/IS_OVERDUE}}>Überfällig</a></li>
<li><a class="kern-link" href="/stab/eingang?ort={{PLACE}}&amp;amt={{OFFICE_KEY}}&amp;liste=erledigt"{{#IS_CLOSED}} aria-current="page"{{/IS_CLOSED}}>Erledigt</a></li>
</ul></nav>
<form class="stab-search" method="get" action="/stab/eingang">
<input type="hidden" name="ort" value="{{PLACE}}"><input type="hidden" name="liste" value="{{KIND}}">
<div class="kern-form-input"><label class="kern-label" for="amt">Amt</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="amt" name="amt">{{#ALL_OFFICES}}<option value="">alle Ämter ({{ALL_OPEN:say}} offen)</option>{{/ALL_OFFICES}}{{#OFFICE_COUNT}}<option value="{{KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME:say}} ({{COUNT:say}} offen)</option>{{/OFFICE_COUNT}}</select></div></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Zeigen</span></button>
</form>
{{#NOTHING}}<p class="kern-body kern-body--large">Hier steht nichts.</p>{{/NOTHING}}
{{#SOME}}<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Eingänge">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Nummer</th><th class="kern-table__header" scope="col">Dringlichkeit</th><th class="kern-table__header" scope="col">Worum es geht</th><th class="kern-table__header" scope="col">Eingegangen</th><th class="kern-table__header" scope="col">Frist</th><th class="kern-table__header" scope="col">Amt</th></tr></thead>
<tbody class="kern-table__body">
{{#LINE}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row"><a class="kern-link desk-nowrap" href="{{LINE_PATH}}?ort={{PLACE}}">{{NUMBER}}</a></th>
<td class="kern-table__cell">{{#URGENCY}}[[>desk_mark]]{{/URGENCY}}{{#STATE}} [[>desk_mark]]{{/STATE}}</td>
<td class="kern-table__cell">{{#HAS_SENDER}}<strong>{{SENDER}}</strong><br>{{/HAS_SENDER}}{{#HAS_SUBJECT_LINE}}{{SUBJECT_LINE}}<br>{{/HAS_SUBJECT_LINE}}{{#HAS_SERVICE}}{{SERVICE}}{{/HAS_SERVICE}}{{#ERASED}} Angaben gelöscht{{/ERASED}}</td>
<td class="kern-table__cell">{{RECEIVED:say}}<br><span class="kern-body--muted">{{AGE:say}} · {{CHANNEL:say}}</span></td>
<td class="kern-table__cell">{{#VERDICT}}[[>desk_mark]] {{/VERDICT}}{{#DUE}}{{#LATE}}<span aria-hidden="true">⚠ </span>{{/LATE}}{{DAY:say}}<br><span class="kern-body--muted">{{WORDS:say}}</span>{{/DUE}}</td>
<td class="kern-table__cell">{{OFFICE:say}}</td></tr>
{{/LINE}}</tbody></table></div>{{/SOME}}
<p class="kern-body">{{#HAS_FIRST}}<a class="kern-link" href="/stab/eingang?ort={{PLACE}}&amp;amt={{OFFICE_KEY}}&amp;liste={{KIND}}">Zum Anfang</a> {{/HAS_FIRST}}{{#HAS_NEXT}}<a class="kern-link" href="/stab/eingang?ort={{PLACE}}&amp;amt={{OFFICE_KEY}}&amp;liste={{KIND}}&amp;nach={{NEXT}}">Weitere Eingänge</a>{{/HAS_NEXT}}</p>
[[>end]]
