{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>[[log.title]]</h1>
<p class="lead">[[log.lead]]</p>
<p>[[log.simple]]</p>
<p>[[log.easy_receipt]]</p>
{{#EMPTY}}
<p>[[log.empty]]</p>
{{/EMPTY}}
{{#STATE}}
<h2>[[log.state_title]]</h2>
<dl class="facts">
<div><dt>[[log.size]]</dt><dd>{{SIZE}}</dd></div>
<div><dt>[[log.recorded]]</dt><dd><time datetime="{{RECORDED_ISO}}">{{RECORDED}}</time></dd></div>
<div><dt>[[log.root]]</dt><dd><code>{{ROOT}}</code></dd></div>
</dl>
<p>[[log.root_why]]</p>
<h2>[[log.key_title]]</h2>
<p>[[log.key_why]]</p>
<dl class="facts">
<div><dt>[[log.typed_key]]</dt><dd><code>{{TYPED_KEY}}</code></dd></div>
</dl>
<p><a class="more" href="/beleg/">[[nav.receipt]]</a></p>
<h2>[[log.witnesses_title]]</h2>
<p>[[log.witnesses_why]]</p>
<ul>
{{#WITNESS}}
<li>{{WITNESS_SAYS}}</li>
{{/WITNESS}}
{{#NO_WITNESS}}
<li>[[log.no_witness]]</li>
{{/NO_WITNESS}}
</ul>
<h2>[[log.files_title]]</h2>
<p><a class="more" href="{{SHEET}}">[[log.sheet]]</a></p>
{{/STATE}}
[[>foot]]
