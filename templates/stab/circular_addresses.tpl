{{%AUTOESCAPE context="HTML"}}
[[>circular]]
{{#HAS_TAKEN}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">{{TAKEN}} Zeilen übernommen.</span></div></div>{{/HAS_TAKEN}}
{{#NO_MAIL}}<p class="kern-body kern-body--large">Ein Mailserver ist nicht eingerichtet (Abschnitt [mail] in notbetrieb.toml). Adressen können Sie trotzdem schon eintragen.</p>{{/NO_MAIL}}
{{#HAS_TROUBLE}}<p class="kern-body kern-body--large"><span aria-hidden="true">⚠ </span>Der Mailserver ist gerade nicht zu erreichen: {{TROUBLE:say}}</p>{{/HAS_TROUBLE}}
<p class="kern-body kern-body--large">{{KNOWN:say}} Adressen sind bekannt; im Telefonverzeichnis stehen heute {{PEOPLE:say}}.</p>
{{#FORM}}<form method="post" action="/stab/aktion" class="desk-form">[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="liste">Adressen eintragen oder ändern</label><div class="kern-hint" id="liste-h">Eine Zeile je Person: Nachname; Vorname; Amt; Mailadresse. Ohne Adresse am Ende wird die alte entfernt. Alle übrigen bleiben.</div><textarea class="kern-form-input__input" id="liste" name="liste" rows="10" aria-describedby="liste-h" autocomplete="off" spellcheck="false" required>{{TYPED_LIST:pre_escape}}</textarea></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Übernehmen</span></button></div></form>{{/FORM}}
{{#SOME_WITHOUT}}<details><summary>Wer noch keine Adresse hat</summary><ul class="stab-list stab-columns">{{#WITHOUT}}<li>{{NAME}}</li>{{/WITHOUT}}</ul></details>{{/SOME_WITHOUT}}
{{#SOME_READERS}}<details><summary>Welches Konto liest als wer?</summary>
<p class="kern-body">Lösen kann eine Zuordnung, wer Konten verwaltet: auf der Seite des Kontos.</p>
{{#READER}}<div class="stab-buttons"><span class="kern-body">Konto <a class="kern-link" href="/stab/konten/{{READER_ACCOUNT}}?ort={{PLACE}}">{{READER_ACCOUNT}}</a>: {{NAME}}</span> {{#RELEASE}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.account" value="{{READER_ACCOUNT}}"><button class="kern-btn kern-btn--tertiary" type="submit" aria-label="Zuordnung lösen: {{READER_ACCOUNT}}"><span class="kern-label">Zuordnung lösen</span></button></form>{{/RELEASE}}</div>
{{/READER}}</details>{{/SOME_READERS}}
[[>end]]
