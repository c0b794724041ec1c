{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<nav class="crumbs" aria-label="[[nav.crumbs]]"><a href="{{SUB}}meldungen/">[[nav.announcements]]</a></nav>
<article lang="{{NEWS_TEXT_LANG}}" class="sev-{{SEVERITY}}">
<h1>{{NEWS_TITLE}}</h1>
<div lang="[[lang.code]]">
{{#STANDING}}
<p class="note s-limited"><svg class="i" aria-hidden="true"><use href="#i-limited"/></svg> <b>{{STANDING_TEXT}}</b>{{#STANDING_LINK}} <a href="{{SUB}}meldungen/{{STANDING_ID}}/">[[announcement.newer]]</a>{{/STANDING_LINK}}</p>
{{/STANDING}}
<p class="asof">{{#SEVERITY_SHOWN}}<b>{{SEVERITY_WORD}}</b> · {{/SEVERITY_SHOWN}}<time datetime="{{NEWS_ISO}}">{{NEWS_ASOF}}</time>{{#NEWS_UNTIL_SHOWN}} · {{NEWS_UNTIL}}{{/NEWS_UNTIL_SHOWN}}{{#FOR_SHOWN}} · {{FOR}}{{/FOR_SHOWN}}</p>
{{#CORRECTS}}
<p class="note">[[announcement.corrects]] <a href="{{SUB}}meldungen/{{CORRECTS_ID}}/">[[announcement.older]]</a></p>
{{/CORRECTS}}
</div>
<div class="body">{{BODY:none}}</div>
</article>
[[>announcement_data]]
[[>foot]]
