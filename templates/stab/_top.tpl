{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<a class="stab-skip" href="#inhalt">Zum Inhalt springen</a>
<header class="stab-head">
<div class="stab-width">
<div class="stab-bar">
<p class="stab-name">Notbetrieb · Stab</p>
{{#WAITING}}<p class="stab-waiting"><a class="kern-link" href="/stab/freigaben?ort={{PLACE}}">{{WAITING_COUNT:say}} auf Sie</a></p>{{/WAITING}}
<p class="stab-who">{{CLOCK:say}} Uhr · angemeldet als <a class="kern-link stab-own" href="/stab/konto">{{ACCOUNT}}</a> · [[>language]]</p>
<form method="post" action="/stab/abmelden"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">Abmelden</span></button></form>
</div>
<nav class="stab-nav" aria-label="Bereiche">
<ul class="stab-groups">
<li><a class="kern-link" href="/stab/?ort={{PLACE}}" data-geh="h"{{#NAV_AT_HOME}} aria-current="page"{{/NAV_AT_HOME}}>Start</a></li>
{{#NAV_GROUP}}<li><details class="stab-menu" name="stab-menu"><summary{{#NAV_HERE}} class="stab-here"{{/NAV_HERE}}>{{NAV_GROUP_LABEL:say}}{{#NAV_GROUP_WAITS}} <span class="stab-count" aria-hidden="true">!</span><span class="stab-unseen">, etwas wartet</span>{{/NAV_GROUP_WAITS}}</summary>
<ul>{{#NAV_ENTRY}}<li><a class="kern-link" href="{{NAV_HREF}}"{{#NAV_HAS_KEY}} data-geh="{{NAV_KEY}}"{{/NAV_HAS_KEY}}{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}>{{NAV_LABEL:say}}{{#NAV_HAS_COUNT}} <span class="stab-count" aria-hidden="true">{{NAV_COUNT}}</span><span class="stab-unseen"> {{NAV_COUNT_WORDS:say}}</span>{{/NAV_HAS_COUNT}}</a></li>
{{/NAV_ENTRY}}</ul></details></li>
{{/NAV_GROUP}}</ul>
{{#NAV_NEAR}}<ul class="stab-near">{{#NAV_NEIGHBOUR}}<li><a class="kern-link" href="{{NAV_HREF}}"{{#NAV_CURRENT}} aria-current="page"{{/NAV_CURRENT}}>{{NAV_LABEL:say}}{{#NAV_HAS_COUNT}} <span class="stab-count" aria-hidden="true">{{NAV_COUNT}}</span><span class="stab-unseen"> {{NAV_COUNT_WORDS:say}}</span>{{/NAV_HAS_COUNT}}</a></li>
{{/NAV_NEIGHBOUR}}</ul>{{/NAV_NEAR}}
</nav>
<form class="stab-place" method="get" action="{{PATH}}">
<label class="kern-label" for="ort">Gilt für</label>
<div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="ort" name="ort">
{{#WHOLE_REGION}}<option value="">Ganze Region</option>{{/WHOLE_REGION}}
{{#PLACES}}<option value="{{SLUG}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME}}</option>
{{/PLACES}}</select></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Wechseln</span></button>
</form>
</div>
</header>
<main id="inhalt" class="stab-main" tabindex="-1">
{{#HAS_CLOCK_FAULT}}<div class="kern-alert kern-alert--warning" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Die Uhr stimmt nicht</span></div><div class="kern-alert__body"><p class="kern-body">{{CLOCK_FAULT:say}}</p></div></div>{{/HAS_CLOCK_FAULT}}
{{#HAS_FAULT}}<div class="kern-alert kern-alert--danger" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-title">Noch nicht eingetragen</span></div><div class="kern-alert__body"><p class="kern-body">{{FAULT:say}}</p></div></div>{{/HAS_FAULT}}
{{#DONE}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Eingetragen als Nr. {{NUMBER:say}}.{{#PUBLIC}} Was öffentlich ist, steht schon auf den Seiten.{{/PUBLIC}}</span></div></div>{{/DONE}}
{{#PROPOSED}}<div class="kern-alert kern-alert--info" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--info" aria-hidden="true"></span><span class="kern-title">Zur Freigabe vorgelegt. Es gilt erst, wenn eine zweite Person zustimmt.</span></div><div class="kern-alert__body"><p class="kern-body"><a class="kern-link" href="/stab/freigaben?ort={{PLACE}}&amp;was=meine">Was ich vorgelegt habe</a></p></div></div>{{/PROPOSED}}
{{#ALONE}}<div class="kern-alert kern-alert--warning" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Allein ausgeführt. Es bleibt markiert, bis eine zweite Person nachgesehen hat.</span></div></div>{{/ALONE}}
{{#REPEATED}}<div class="kern-alert kern-alert--info" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--info" aria-hidden="true"></span><span class="kern-title">Dieses Formular war schon als Nr. {{NUMBER:say}} eingetragen; es kam nichts Neues hinzu. Wenn Sie etwas geändert haben, tragen Sie es bitte unten neu ein.</span></div></div>{{/REPEATED}}
{{#UNCHANGED}}<div class="kern-alert kern-alert--info" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--info" aria-hidden="true"></span><span class="kern-title">Nichts zu tun: Das gilt schon.</span></div></div>{{/UNCHANGED}}
{{#ONLY_PASSWORD}}<p class="kern-body stab-remind"><span aria-hidden="true">⚠ </span>Ihr Konto schützt bisher nur ein Passwort. <a class="kern-link" href="/stab/konto">Jetzt einen zweiten Faktor einrichten</a>, das dauert eine Minute.</p>{{/ONLY_PASSWORD}}
<h1 class="kern-heading-large">{{TITLE:say}} <span class="stab-scope">{{PLACE_NAME:say}}</span></h1>
{{#HAS_EXPORT}}<div class="stab-tools">
{{#HAS_FILTER}}<form class="stab-search" method="get" action="{{LIST_PATH}}" role="search" aria-label="Nach Wörtern filtern">{{#KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">{{/KEPT}}<div class="kern-form-input"><label class="kern-label" for="filter">Liste eingrenzen</label><input class="kern-form-input__input" id="filter" name="filter" type="search" maxlength="100" value="{{LIST_WORD}}" data-suche></div><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Zeigen</span></button></form>{{/HAS_FILTER}}
<p class="kern-body stab-out"><a class="kern-link" href="{{EXPORT_HREF}}">Liste als CSV-Datei</a> <button class="kern-btn kern-btn--tertiary stab-js" type="button" data-drucken><span class="kern-label">Seite drucken</span></button></p>
{{#NO_MATCH}}<p class="kern-body kern-body--large">In dieser Liste steht dazu nichts. <a class="kern-link" href="{{WHOLE_LIST}}">Ganze Liste zeigen</a></p>{{/NO_MATCH}}
</div>{{/HAS_EXPORT}}
