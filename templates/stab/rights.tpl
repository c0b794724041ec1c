{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>search]]
<div id="liste" class="stab-facts">
{{#NONE}}<p class="kern-body">Hier ist keine Rolle vergeben, auf die das passt.</p>{{/NONE}}
{{#SOME}}<p class="kern-body">{{COUNT:say}}</p>
<div class="kern-table-responsive" tabindex="0" role="region" aria-label="Vergebene Rollen">
<table class="kern-table kern-table--small">
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Konto</th><th class="kern-table__header" scope="col">Rolle</th><th class="kern-table__header" scope="col">Wo</th><th class="kern-table__header" scope="col">Wann</th><th class="kern-table__header" scope="col">Vergeben</th><th class="kern-table__header kern-table__header--action" scope="col">Entziehen</th></tr></thead>
<tbody class="kern-table__body">
{{#GRANT}}<tr class="kern-table__row"><th class="kern-table__cell" scope="row">{{GRANT_ACCOUNT}}</th><td class="kern-table__cell">{{ROLE_NAME:say}}{{#IS_LENT}}<br><span class="kern-body--muted">ausgeliehen von {{LENT_BY}}</span>{{/IS_LENT}}</td><td class="kern-table__cell">{{WHERE:say}}{{#HAS_OFFICE}}, {{OFFICE}}{{/HAS_OFFICE}}</td><td class="kern-table__cell"><span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small"><span aria-hidden="true">{{SIGN}} </span>{{STATE:say}}</span></span><br>{{PERIOD:say}}</td><td class="kern-table__cell">{{GIVEN_AT:say}} Uhr, {{GIVEN_BY:say}}{{#HAS_REASON}}<br><span class="kern-body--muted">{{REASON}}</span>{{/HAS_REASON}}</td><td class="kern-table__cell kern-table__cell--action">{{#WITHDRAW}}<form method="post" action="/stab/aktion">[[>hidden]]<input type="hidden" name="a.grant:zahl" value="{{GRANT_NUMBER}}"><input type="hidden" name="a.role" value="{{ROLE_CODE}}"><button class="kern-btn kern-btn--tertiary" type="submit" aria-label="Entziehen: {{ROLE_NAME:say}} von {{GRANT_ACCOUNT}}"><span class="kern-label">Entziehen</span></button></form>{{/WITHDRAW}}</td></tr>
{{/GRANT}}</tbody></table></div>{{/SOME}}
</div>
{{#GIVE}}<section class="stab-box"><h2 class="kern-heading-medium">Rolle vergeben</h2>
<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<div class="kern-form-input"><label class="kern-label" for="konto">Konto</label><div class="kern-hint" id="konto-h">Hilft jemand aus einer anderen Kommune aus, schreiben Sie den Kontonamen, den man Ihnen dort sagt.</div><input class="kern-form-input__input" id="konto" name="a.account" list="konten" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="64" required value="{{TYPED_ACCOUNT}}" aria-describedby="konto-h"><datalist id="konten">{{#ACCOUNT_OPTION}}<option value="{{ACCOUNT_NAME}}"></option>{{/ACCOUNT_OPTION}}</datalist></div>
<div class="kern-form-input"><label class="kern-label" for="rolle">Rolle</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="rolle" name="a.role" required><option value="">bitte wählen</option>{{#ROLE_OPTION}}<option value="{{ROLE_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{ROLE_WORDS:say}}</option>{{/ROLE_OPTION}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="wo">Gilt in</label><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="wo" name="a.town" required><option value="">bitte wählen</option>{{#TOWN}}<option value="{{TOWN_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TOWN_NAME:say}}</option>{{/TOWN}}</select></div></div>
<div class="kern-form-input"><label class="kern-label" for="amt">Nur für ein Amt</label><div class="kern-hint" id="amt-h">Nur bei Sachbearbeitung und Standesamt. Ämter stehen zur Wahl, wenn oben eine Kommune gewählt ist.</div><div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="amt" name="a.office" aria-describedby="amt-h"><option value="">für alle Ämter</option>{{#OFFICE_OPTION}}<option value="{{OFFICE_NAME}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OFFICE_NAME}}</option>{{/OFFICE_OPTION}}</select></div></div>
<div class="desk-two">
<div class="kern-form-input"><label class="kern-label" for="von">Beginnt</label><div class="kern-hint" id="von-h">Leer = sofort</div><input class="kern-form-input__input" id="von" name="a.from:zeit" type="datetime-local" value="{{TYPED_START}}" aria-describedby="von-h"></div>
<div class="kern-form-input"><label class="kern-label" for="bis">Endet</label><div class="kern-hint" id="bis-h">Leer = bis sie entzogen wird</div><input class="kern-form-input__input" id="bis" name="a.until:zeit" type="datetime-local" value="{{TYPED_END}}" aria-describedby="bis-h"></div>
</div>
<div class="kern-form-input"><label class="kern-label" for="verliehen">Arbeitsplatz ausgeliehen von</label><div class="kern-hint" id="verliehen-h">Nur wenn Beschäftigte einer anderen Behörde hier aushelfen: welcher. Dann sind Ende und Grund Pflicht.</div><input class="kern-form-input__input" id="verliehen" name="a.lent_by" maxlength="100" value="{{TYPED_LENT_BY}}" aria-describedby="verliehen-h"></div>
<div class="kern-form-input"><label class="kern-label" for="grund">Grund</label><input class="kern-form-input__input" id="grund" name="a.reason" maxlength="200" value="{{TYPED_WHY}}"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Rolle vergeben</span></button></div>
</form></section>{{/GIVE}}
<section class="stab-box"><h2 class="kern-heading-medium">Was die Rollen dürfen</h2>
<dl class="desk-facts">{{#ROLE}}<dt>{{ROLE_NAME:say}}</dt><dd>{{PURPOSE:say}}</dd>{{/ROLE}}</dl>
</section>
[[>end]]
