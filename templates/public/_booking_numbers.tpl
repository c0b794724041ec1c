{{%AUTOESCAPE context="HTML"}}
<section class="noprint" aria-labelledby="andere-wege">
<h2 id="andere-wege">[[booking.other_ways]]</h2>
<p>[[booking.other_ways_text]]</p>
<ul class="numbers">
{{#NUMBER}}
<li><span lang="de">{{NUMBER_FOR}}</span> <a class="tel" href="tel:{{NUMBER_DIAL}}">{{NUMBER_TEXT}}</a></li>
{{/NUMBER}}
</ul>
</section>
