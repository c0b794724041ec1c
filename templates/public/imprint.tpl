{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>[[imprint.title]]</h1>
<p>[[imprint.law]]</p>
<h2>[[imprint.provider]]</h2>
[[>contact]]
<h2>[[imprint.represented]]</h2>
{{#REPRESENTED_SHOWN}}
<p lang="de">{{REPRESENTED}}</p>
{{/REPRESENTED_SHOWN}}
{{#REPRESENTED_MISSING}}
<p>[[legal.missing]]</p>
{{/REPRESENTED_MISSING}}
<h2>[[imprint.content_title]]</h2>
<p>[[imprint.content]]</p>
<h2>[[imprint.software_title]]</h2>
<p>[[imprint.software]]</p>
[[>foot]]
