{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>{{HEADLINE}}</h1>
{{#EMPTY}}
<p>[[announcements.none]]</p>
{{/EMPTY}}
{{#NEWS}}
<section aria-labelledby="neues">
<h2 id="neues">[[home.news]]</h2>
<ul class="news">
{{#ITEM}}
[[>news_item]]
{{/ITEM}}
</ul>
</section>
{{/NEWS}}
{{#OLD}}
<section aria-labelledby="frueher">
<h2 id="frueher">[[announcements.old]]</h2>
<ul class="news old">
{{#ITEM}}
[[>news_item]]
{{/ITEM}}
</ul>
</section>
{{/OLD}}
{{#FEED_SHOWN}}
<p>[[announcements.subscribe]] <a href="{{FEED}}">[[nav.feed]]</a></p>
{{/FEED_SHOWN}}
[[>foot]]
