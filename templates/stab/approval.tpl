{{%AUTOESCAPE context="HTML"}}
[[>top]]
<section class="stab-box" aria-labelledby="h-was"><h2 class="kern-heading-medium" id="h-was">{{WHAT:say}}</h2>
<p class="kern-body"><span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small"><span aria-hidden="true">{{SIGN}} </span>{{STATE:say}}</span></span></p>
<dl class="desk-facts"><dt>Wo</dt><dd>{{WHERE:say}}</dd>
<dt>{{#IS_PROPOSED}}Vorgelegt{{/IS_PROPOSED}}{{#IS_ALONE}}Allein ausgeführt{{/IS_ALONE}}</dt><dd>von <strong>{{BY}}</strong> am {{AT:say}} Uhr, Protokoll Nr. {{SEQ}}</dd>
{{#HAS_WHY}}<dt>Warum</dt><dd>{{WHY}}</dd>{{/HAS_WHY}}
{{#HAS_UNTIL}}<dt>Freigabe möglich bis</dt><dd>{{UNTIL:say}} Uhr</dd>{{/HAS_UNTIL}}
{{#DECIDED}}<dt>Entschieden</dt><dd>von <strong>{{DECIDED_BY}}</strong> am {{DECIDED_AT:say}} Uhr{{#HAS_DECIDED_WHY}}: {{DECIDED_WHY}}{{/HAS_DECIDED_WHY}}</dd>{{/DECIDED}}</dl></section>
{{#CHANGED}}{{#HAS_SINCE}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Seit der Vorlage hat sich hier etwas geändert</span></div><div class="kern-alert__body"><ul class="stab-list">{{#SINCE}}<li>{{AT:say}} Uhr {{BY}}: {{WHAT:say}}: {{DETAIL}}{{#HAS_SAID_STATE}}, {{SAID_STATE:say}}{{/HAS_SAID_STATE}}{{#HAS_SAID}}: {{SAID}}{{/HAS_SAID}}</li>
{{/SINCE}}</ul><p class="kern-body">Unten steht, was die Freigabe jetzt bewirken würde.</p></div></div>{{/HAS_SINCE}}{{/CHANGED}}
{{#WOULD}}<section class="stab-box" aria-labelledby="h-aenderung"><h2 class="kern-heading-medium" id="h-aenderung">Was sich mit der Freigabe ändert</h2>
{{#IS_REFUSED}}<div class="kern-alert kern-alert--danger"><div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-title">Das geht so nicht mehr</span></div><div class="kern-alert__body"><p class="kern-body">{{NO_LONGER:say}}</p></div></div>{{/IS_REFUSED}}
{{#NOTHING_TO_DO}}<p class="kern-body kern-body--large">Das gilt schon; die Freigabe würde nichts mehr eintragen.</p>{{/NOTHING_TO_DO}}
<div class="stab-facts">
[[>effect]]
</div></section>{{/WOULD}}
{{#PAST}}{{#WRITTEN}}<section class="stab-box" aria-labelledby="h-meldung"><h2 class="kern-heading-medium" id="h-meldung">Meldung {{SUBJECT}}</h2>{{#TEXT}}<article lang="{{LANG}}"><h3 class="kern-heading-small">{{HEADLINE}}</h3><div class="circular-text">{{BODY:none}}</div></article>{{/TEXT}}</section>{{/WRITTEN}}
<details><summary>Was verlangt war, im Wortlaut</summary><p class="kern-body stab-wrap">{{ARGS}}</p></details>{{/PAST}}
{{#WAITS_FOR_OTHERS}}<p class="kern-body kern-body--large">Hier entscheidet eine andere Person als Sie.</p>{{/WAITS_FOR_OTHERS}}
{{#NOT_FOR_YOU}}<p class="kern-body">Darüber entscheidet, wer hier das Recht zur Freigabe hat.</p>{{/NOT_FOR_YOU}}
{{#APPROVE}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.proposal" value="{{PROPOSAL_ID}}"><input type="hidden" name="a.seen" value="{{SEEN}}">
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Freigeben und ausführen</span></button></div></form>{{/APPROVE}}
{{#REFUSE}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Ablehnen</summary><form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.proposal" value="{{PROPOSAL_ID}}">
<div class="kern-form-input"><label class="kern-label" for="ab-grund">Warum nicht?</label><input class="kern-form-input__input" id="ab-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Ablehnen</span></button></div></form></details>{{/REFUSE}}
{{#TAKE_BACK}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.proposal" value="{{PROPOSAL_ID}}">
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Vorlage zurückziehen</span></button></div></form>{{/TAKE_BACK}}
{{#CONFIRM}}<form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.proposal" value="{{PROPOSAL_ID}}"><input type="hidden" name="a.verdict" value="confirmed">
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Nachgesehen: in Ordnung</span></button></div></form>{{/CONFIRM}}
{{#OBJECT}}<details{{#KEPT_OPEN}} open{{/KEPT_OPEN}}><summary>Beanstanden</summary><form method="post" action="/stab/aktion" class="stab-form">
[[>hidden]]
<input type="hidden" name="a.proposal" value="{{PROPOSAL_ID}}"><input type="hidden" name="a.verdict" value="objected">
<p class="kern-body">Damit wird festgehalten, was nicht stimmt; zurückgenommen wird es dadurch nicht. Das tun Sie dort, wo es gilt, zum Beispiel unter Meldungen.</p>
<div class="kern-form-input"><label class="kern-label" for="be-grund">Was stimmt nicht?</label><input class="kern-form-input__input" id="be-grund" name="a.reason" maxlength="400" value="{{TYPED_REASON}}" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Beanstandung festhalten</span></button></div></form></details>{{/OBJECT}}
<p class="kern-body"><a class="kern-link" href="/stab/freigaben?ort={{PLACE}}">Zu allen Freigaben</a></p>
[[>end]]
