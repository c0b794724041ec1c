{{%AUTOESCAPE context="HTML"}}
<li class="sev-{{SEVERITY}}"><h3><a href="{{SUB}}meldungen/{{NEWS_ID}}/"{{#NEWS_LANG_SHOWN}} lang="{{NEWS_LANG}}" hreflang="{{NEWS_LANG}}"{{/NEWS_LANG_SHOWN}}>{{NEWS_TITLE}}</a></h3>
<p class="asof">{{#SEVERITY_SHOWN}}<b>{{SEVERITY_WORD}}</b> · {{/SEVERITY_SHOWN}}<time datetime="{{NEWS_ISO}}">{{NEWS_STAMP}}</time>{{#NEWS_UNTIL_SHOWN}} · {{NEWS_UNTIL}}{{/NEWS_UNTIL_SHOWN}}{{#NEWS_STANDING_SHOWN}} · <b>{{NEWS_STANDING}}</b>{{/NEWS_STANDING_SHOWN}}</p></li>
