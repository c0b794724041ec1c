{{%AUTOESCAPE context="HTML"}}
[[>circular]]
<p class="kern-body kern-body--large">Bitte öffnen Sie die Listen nacheinander und haken Sie ab, wer unterschrieben hat. Eingetragen ist noch nichts.</p>
<ul class="stab-list">{{#FOUND}}<li><a class="kern-link" href="{{SHEET_PATH}}?ort={{PLACE}}&amp;fassung={{VERSION}}">{{CODE}}</a></li>
{{/FOUND}}</ul>
{{#WITHOUT}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Nicht auf allen Seiten ist ein Code zu erkennen</span></div><div class="kern-alert__body"><p class="kern-body">Ohne Code: Seite {{PAGES}}. Wenn dort eine Liste ist, tippen Sie bitte ihre Nummer ein.</p></div></div>{{/WITHOUT}}
[[>circular_scan]]
[[>end]]
