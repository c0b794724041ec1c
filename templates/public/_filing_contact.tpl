{{%AUTOESCAPE context="HTML"}}
<section aria-labelledby="andere-wege">
<h2 id="andere-wege">[[filing.other_ways]]</h2>
<p>[[filing.other_ways_1]]</p>
<address lang="de">
<p><b>{{AUTHORITY}}</b>{{#STREET_SHOWN}}<br>{{STREET}}{{/STREET_SHOWN}}{{#POSTCODE_CITY_SHOWN}}<br>{{POSTCODE_CITY}}{{/POSTCODE_CITY_SHOWN}}</p>
</address>
<ul class="numbers">
{{#NUMBER}}
<li><span lang="de">{{NUMBER_FOR}}</span> <a class="tel" href="tel:{{NUMBER_DIAL}}">{{NUMBER_TEXT}}</a></li>
{{/NUMBER}}
</ul>
<p>[[filing.other_ways_2]] <a class="more" href="{{SUB}}fristen/">[[filing.keep_deadline]]</a></p>
</section>
