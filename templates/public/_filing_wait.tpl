{{%AUTOESCAPE context="HTML"}}
[[>filing_style]]
<h1>[[filing.wait_title]]</h1>
<p class="lead">[[filing.wait_lead]]</p>
<form class="filing wait" id="warten" method="post" action="{{SELF}}senden#inhalt" data-token="{{TOKEN}}" data-bits="{{BITS}}" data-wait="{{WAIT}}">
[[>filing_hidden]]
<p class="script-off">{{WAIT_SENTENCE}}</p>
<p id="stand" role="status" data-working="[[filing.js_working]]"></p>
<p class="late w{{WAIT_STEP}}"><button>[[filing.send_now]]</button></p>
</form>
[[>filing_contact]]
{{#SCRIPT}}
<script src="/assets/filing/wait.js" defer></script>
{{/SCRIPT}}
