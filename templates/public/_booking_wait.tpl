{{%AUTOESCAPE context="HTML"}}
[[>booking_style]]
<h1>[[booking.wait_title]]</h1>
<p class="lead">[[booking.wait_lead]]</p>
<form class="filing wait" id="warten" method="post" action="{{SELF}}{{STEP}}#inhalt" data-token="{{TOKEN}}" data-bits="{{BITS}}" data-wait="{{WAIT}}">
[[>booking_hidden]]
<input type="hidden" name="nachweis" value="{{TOKEN}}">
<p class="script-off">{{WAIT_SENTENCE}}</p>
<p id="stand" role="status" data-working="[[filing.js_working]]"></p>
<p class="late w{{WAIT}}"><button>[[booking.go_on]]</button></p>
</form>
[[>booking_numbers]]
<script src="/assets/filing/wait.js" defer></script>
