{{%AUTOESCAPE context="HTML"}}
[[>top]]
<div class="stab-facts">
{{#EFFECT}}{{#SOME}}<p class="kern-body kern-body--large">Betroffen: <strong>{{TOWNS:say}}</strong>; dort wohnen <strong>{{CITIZENS:say}}</strong> Menschen. <strong>{{SERVICES:say}}</strong> Angaben zu Leistungen ändern sich.</p>{{/SOME}}
{{#NOTHING}}<p class="kern-body kern-body--large">Keine Leistung ändert ihren Zustand; nur Texte, Zeiten oder Hinweise ändern sich.</p>{{/NOTHING}}
{{#SOME}}<ul class="stab-list">{{#CHANGE}}<li>{{NAME}}: {{BEFORE:say}} → <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span> in {{CHANGE_TOWNS:say}}</li>
{{/CHANGE}}</ul>
{{#MORE}}<p class="kern-body">Und weitere.</p>{{/MORE}}
<details><summary>Welche Kommunen?</summary><ul class="stab-list stab-columns">{{#TOWN}}<li>{{TOWN_NAME:say}}</li>
{{/TOWN}}</ul></details>{{/SOME}}{{/EFFECT}}
{{#ANNOUNCEMENT}}<p class="kern-body kern-body--large">Das betrifft die Meldungen für: <strong>{{PLACE_NAME:say}}</strong>.</p>
{{#WRITTEN}}<article class="stab-box"><h2 class="kern-heading-small">{{NEW_TITLE}}</h2><p class="kern-body stab-pre">{{NEW_BODY}}</p></article>{{/WRITTEN}}
{{#ENGLISH}}<article class="stab-box" lang="en"><h2 class="kern-heading-small">{{NEW_TITLE_EN}}</h2><p class="kern-body stab-pre">{{NEW_BODY_EN}}</p></article>{{/ENGLISH}}{{/ANNOUNCEMENT}}
{{#NOTHING_TO_DO}}<p class="kern-body">Es gilt schon; es würde nichts eingetragen.</p>{{/NOTHING_TO_DO}}
</div>
<form method="post" action="/stab/aktion" class="stab-form">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Veröffentlichen</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="aendern"><span class="kern-label">Noch ändern</span></button>
<a class="kern-link" href="{{BACK}}?ort={{PLACE}}">Doch nicht</a></div>
</form>
[[>end]]
