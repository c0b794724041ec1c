{{%AUTOESCAPE context="HTML"}}
</main>
<footer class="end">
<div class="w">
<p>{{#ASOF_SHOWN}}[[foot.page_as_of]] <time datetime="{{PAGE_ISO}}">{{PAGE_STAMP}}</time>. {{/ASOF_SHOWN}}{{#EXPORTED}}[[foot.exported]] {{/EXPORTED}}[[foot.independent]]</p>
<ul>
<li><a href="{{SUB}}barrierefreiheit/">[[nav.accessibility]]</a></li>
<li><a href="{{SUB}}impressum/">[[nav.imprint]]</a></li>
<li><a href="{{SUB}}datenschutz/">[[nav.privacy]]</a></li>
{{#TOWN_NAV}}
<li><a href="{{SUB}}aushang/">[[nav.poster]]</a></li>
<li><a href="{{SUB}}zentrale/">[[nav.hotline]]</a></li>
{{/TOWN_NAV}}
{{#FEED_SHOWN}}
<li><a href="{{FEED}}">[[nav.feed]]</a></li>
<li><a href="{{STATUS}}">[[nav.status]]</a></li>
{{/FEED_SHOWN}}
{{#LOG_SHOWN}}
<li><a href="{{LOG_PAGE}}">[[nav.log]]</a></li>
{{/LOG_SHOWN}}
{{#LIVE}}
<li><a href="/beleg/{{RECEIPT_LANG}}">[[nav.receipt]]</a></li>
{{/LIVE}}
<li><a href="{{REGION}}">[[nav.region]]</a></li>
</ul>
</div>
</footer>
</body>
</html>
