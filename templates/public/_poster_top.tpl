{{%AUTOESCAPE context="HTML"}}
<body class="poster">
<a class="skip" href="#inhalt">[[nav.skip]]</a>
[[>icons]]
<p class="back noprint"><a href="{{BACK}}">[[poster.back]]</a> · [[poster.how_to_print]]</p>
<main id="inhalt" class="sheet" tabindex="-1">
