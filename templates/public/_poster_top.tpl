{{%AUTOESCAPE context="HTML"}}
<body class="poster">
<a class="skip" href="#inhalt">[[nav.skip]]</a>
[[>icons]]
<header class="back noprint"><p><a href="{{BACK}}">[[poster.back]]</a> · [[poster.how_to_print]]</p></header>
<main id="inhalt" class="sheet" tabindex="-1">
