{{%AUTOESCAPE context="HTML"}}
[[>head]]
<body>
<a class="stab-skip" href="#inhalt">Zum Inhalt springen</a>
<header class="stab-head">
<div class="stab-width">
<div class="stab-bar">
<p class="stab-name">Notbetrieb · Stab</p>
<p class="stab-who">{{CLOCK}} Uhr · angemeldet als <a class="kern-link stab-own" href="/stab/konto">{{ACCOUNT}}</a></p>
<form method="post" action="/stab/abmelden"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label">Abmelden</span></button></form>
</div>
<nav class="stab-nav" aria-label="Bereiche">
<ul>
<li><a class="kern-link" href="/stab/?ort={{PLACE}}"{{#NAV_OVERVIEW}} aria-current="page"{{/NAV_OVERVIEW}}>Lage</a></li>
{{#MAY_INTAKE}}<li><a class="kern-link" href="/stab/eingang?ort={{PLACE}}"{{#NAV_INTAKE}} aria-current="page"{{/NAV_INTAKE}}>Eingänge</a></li>{{/MAY_INTAKE}}
{{#MAY_LETTERS}}<li><a class="kern-link" href="/stab/ausgang?ort={{PLACE}}"{{#NAV_DISPATCH}} aria-current="page"{{/NAV_DISPATCH}}>Ausgänge</a></li>{{/MAY_LETTERS}}
<li><a class="kern-link" href="/stab/rundschreiben?ort={{PLACE}}"{{#NAV_CIRCULARS}} aria-current="page"{{/NAV_CIRCULARS}}>Rundschreiben</a></li>
<li><a class="kern-link" href="/stab/vorfall?ort={{PLACE}}"{{#NAV_INCIDENTS}} aria-current="page"{{/NAV_INCIDENTS}}>Notbetrieb</a></li>
<li><a class="kern-link" href="/stab/komponenten?ort={{PLACE}}"{{#NAV_COMPONENTS}} aria-current="page"{{/NAV_COMPONENTS}}>Komponenten</a></li>
<li><a class="kern-link" href="/stab/leistungen?ort={{PLACE}}"{{#NAV_SERVICES}} aria-current="page"{{/NAV_SERVICES}}>Leistungen</a></li>
<li><a class="kern-link" href="/stab/aemter?ort={{PLACE}}"{{#NAV_OFFICES}} aria-current="page"{{/NAV_OFFICES}}>Ämter</a></li>
<li><a class="kern-link" href="/stab/meldungen?ort={{PLACE}}"{{#NAV_ANNOUNCEMENTS}} aria-current="page"{{/NAV_ANNOUNCEMENTS}}>Meldungen</a></li>
<li><a class="kern-link" href="/stab/analyse?ort={{PLACE}}"{{#NAV_ANALYSIS}} aria-current="page"{{/NAV_ANALYSIS}}>Was wäre wenn</a></li>
<li><a class="kern-link" href="/stab/verlauf?ort={{PLACE}}"{{#NAV_HISTORY}} aria-current="page"{{/NAV_HISTORY}}>Verlauf</a></li>
{{#MAY_RIGHTS}}<li><a class="kern-link" href="/stab/rechte?ort={{PLACE}}"{{#NAV_RIGHTS}} aria-current="page"{{/NAV_RIGHTS}}>Rechte</a></li>{{/MAY_RIGHTS}}
{{#MAY_TRACES}}<li><a class="kern-link" href="/stab/spuren?ort={{PLACE}}"{{#NAV_TRACES}} aria-current="page"{{/NAV_TRACES}}>Spuren</a></li>{{/MAY_TRACES}}
{{#MAY_STAFF}}<li><a class="kern-link" href="/stab/konten">Konten</a></li>{{/MAY_STAFF}}
</ul>
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
{{#HAS_CLOCK_FAULT}}<div class="kern-alert kern-alert--warning" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Die Uhr stimmt nicht</span></div><div class="kern-alert__body"><p class="kern-body">{{CLOCK_FAULT}}</p></div></div>{{/HAS_CLOCK_FAULT}}
{{#HAS_FAULT}}<div class="kern-alert kern-alert--danger" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-title">Noch nicht eingetragen</span></div><div class="kern-alert__body"><p class="kern-body">{{FAULT}}</p></div></div>{{/HAS_FAULT}}
{{#DONE}}<div class="kern-alert kern-alert--success" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--success" aria-hidden="true"></span><span class="kern-title">Eingetragen als Nr. {{NUMBER}}.{{#PUBLIC}} Was öffentlich ist, steht schon auf den Seiten.{{/PUBLIC}}</span></div></div>{{/DONE}}
{{#REPEATED}}<div class="kern-alert kern-alert--info" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--info" aria-hidden="true"></span><span class="kern-title">Dieses Formular war schon als Nr. {{NUMBER}} eingetragen; es kam nichts Neues hinzu. Wenn Sie etwas geändert haben, tragen Sie es bitte unten neu ein.</span></div></div>{{/REPEATED}}
{{#UNCHANGED}}<div class="kern-alert kern-alert--info" role="status"><div class="kern-alert__header"><span class="kern-icon kern-icon--info" aria-hidden="true"></span><span class="kern-title">Nichts zu tun: Das gilt schon.</span></div></div>{{/UNCHANGED}}
{{#ONLY_PASSWORD}}<p class="kern-body stab-remind"><span aria-hidden="true">⚠ </span>Ihr Konto schützt bisher nur ein Passwort. <a class="kern-link" href="/stab/konto">Jetzt einen zweiten Faktor einrichten</a>, das dauert eine Minute.</p>{{/ONLY_PASSWORD}}
<h1 class="kern-heading-large">{{TITLE}} <span class="stab-scope">{{PLACE_NAME}}</span></h1>
