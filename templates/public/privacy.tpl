{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>[[privacy.title]]</h1>
<p class="lead">[[privacy.short]]</p>
<h2>[[privacy.controller]]</h2>
[[>contact]]
<h2>[[privacy.officer]]</h2>
{{#OFFICER_SHOWN}}
<p lang="de">{{OFFICER}}</p>
{{/OFFICER_SHOWN}}
{{#OFFICER_MISSING}}
<p>[[legal.missing]]</p>
{{/OFFICER_MISSING}}
<h2>[[privacy.data_title]]</h2>
<p>[[privacy.data_1]]</p>
<p>[[privacy.data_2]]</p>
<p>[[privacy.data_3]]</p>
<h2>[[privacy.form_title]]</h2>
<p>[[filing.privacy_1]]</p>
<p>[[filing.privacy_2]]</p>
<p>[[filing.privacy_3]]</p>
<h2>[[privacy.people_title]]</h2>
<p>[[privacy.people]]</p>
<h2>[[privacy.rights_title]]</h2>
<p>[[privacy.rights]]</p>
[[>foot]]
