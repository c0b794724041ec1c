{{%AUTOESCAPE context="HTML"}}
[[>booking_style]]
<h1>{{HEADLINE}}</h1>
<p class="lead">{{SENTENCE}}</p>
{{#AGAIN}}
<form class="filing" method="post" action="{{SELF}}{{STEP}}#inhalt">
[[>booking_hidden]]
<p><button>[[booking.try_again]]</button></p>
</form>
{{/AGAIN}}
{{#NUMBERS}}
[[>booking_numbers]]
{{/NUMBERS}}
