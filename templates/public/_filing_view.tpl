{{%AUTOESCAPE context="HTML"}}
<dl class="facts copy">
{{#FACT}}
<div><dt>{{LABEL}}</dt><dd class="typed">{{VALUE:pre_escape}}</dd></div>
{{/FACT}}
{{#FILES}}
<div><dt>[[filing.files]]</dt><dd><ol>
{{#FILE}}
<li><span class="file">{{FILE_NAME}}</span>{{#FILE_KIND_SHOWN}} <span class="asof">{{FILE_KIND}}</span>{{/FILE_KIND_SHOWN}}<br><small>SHA-256: <code>{{FILE_HASH}}</code></small></li>
{{/FILE}}
</ol></dd></div>
{{/FILES}}
</dl>
