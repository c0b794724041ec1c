{{%AUTOESCAPE context="HTML"}}
<body>
<a class="skip" href="#inhalt">[[nav.skip]]</a>
[[>icons]]
<header class="top">
<div class="w bar">
<p class="brand"><a href="{{BASE}}"><b>{{TOWN}}</b> <span>[[nav.brand]]</span></a></p>
<nav aria-label="[[nav.languages]]">
<ul class="langs">
{{#LANGUAGE}}
<li>{{#HERE}}<span lang="{{CODE}}" aria-current="true">{{LABEL}}</span>{{/HERE}}{{#THERE}}<a href="{{HREF}}" hreflang="{{CODE}}" lang="{{CODE}}">{{LABEL}}</a>{{/THERE}}</li>
{{/LANGUAGE}}
</ul>
</nav>
</div>
{{#TOWN_NAV}}
<nav class="main" aria-label="[[nav.main]]">
<ul class="w">
<li><a href="{{BASE}}"{{#CUR_HOME}} aria-current="page"{{/CUR_HOME}}>[[nav.home]]</a></li>
<li><a href="{{SUB}}leistungen/"{{#CUR_SERVICES}} aria-current="page"{{/CUR_SERVICES}}>[[nav.services]]</a></li>
<li><a href="{{SUB}}aemter/"{{#CUR_OFFICES}} aria-current="page"{{/CUR_OFFICES}}>[[nav.offices]]</a></li>
<li><a href="{{SUB}}telefon/"{{#CUR_PHONES}} aria-current="page"{{/CUR_PHONES}}>[[nav.phones]]</a></li>
<li><a href="{{SUB}}standorte/"{{#CUR_SITES}} aria-current="page"{{/CUR_SITES}}>[[nav.sites]]</a></li>
<li><a href="{{SUB}}meldungen/"{{#CUR_ANNOUNCEMENTS}} aria-current="page"{{/CUR_ANNOUNCEMENTS}}>[[nav.announcements]]</a></li>
<li><a href="{{BASE}}fristen/"{{#CUR_DEADLINES}} aria-current="page"{{/CUR_DEADLINES}}>[[nav.deadlines]]</a></li>
</ul>
</nav>
{{/TOWN_NAV}}
</header>
<main id="inhalt" class="w" tabindex="-1">
{{#SEALED}}
<p role="status"><strong>[[nav.sealed]]</strong></p>
{{/SEALED}}
