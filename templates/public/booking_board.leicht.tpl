{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang.code]]">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>[[css]]</style>
<link rel="stylesheet" href="/assets/filing/booking.css">
</head>
<body class="board">
<main id="inhalt">
<header><h1>[[board.title]] <span lang="de">{{SITE}}</span></h1><p class="clock">{{CLOCK}}</p></header>
{{#NOBODY}}
<p class="nobody">[[board.nobody]]</p>
{{/NOBODY}}
<ol class="called">
{{#CALLED}}
<li{{#NEWEST}} class="newest"{{/NEWEST}}><span class="nr"><span class="words">[[board.number]]</span> {{NUMBER}}</span> <span class="to"><span aria-hidden="true">→</span> {{COUNTER}}{{#POOL_SHOWN}}<small>{{POOL}}</small>{{/POOL_SHOWN}}</span></li>
{{/CALLED}}
</ol>
<footer>
{{#QUEUE}}
<p>{{#POOL_SHOWN}}<b>{{POOL}}:</b> {{/POOL_SHOWN}}{{WAITING}}{{#ESTIMATE_SHOWN}}. {{ESTIMATE}}{{/ESTIMATE_SHOWN}}</p>
{{/QUEUE}}
{{#MOVING}}
<p class="small">[[board.moving]] <a href="{{HERE}}?still=1">[[board.keep_still]]</a></p>
{{/MOVING}}
{{#STILL}}
<p class="small"><a href="{{HERE}}?still=1">[[board.again]]</a> · <a href="{{HERE}}">[[board.move]]</a></p>
{{/STILL}}
</footer>
</main>
</body>
</html>
