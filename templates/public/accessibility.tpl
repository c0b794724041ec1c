{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>[[accessibility.title]]</h1>
<p>{{SCOPE}}</p>
<h2>[[accessibility.state_title]]</h2>
<p>[[accessibility.state]]</p>
<h2>[[accessibility.gaps_title]]</h2>
<ul>
<li>[[accessibility.gap_dgs]]</li>
<li>[[accessibility.gap_leicht]]</li>
<li>[[accessibility.gap_foreign]]</li>
</ul>
<h2>[[accessibility.made_title]]</h2>
<p>[[accessibility.made]]</p>
<h2 id="rueckmeldung">[[accessibility.feedback_title]]</h2>
<p>[[accessibility.feedback]]</p>
[[>contact]]
<h2>[[accessibility.arbitration_title]]</h2>
<p>[[accessibility.arbitration]]</p>
{{#ARBITRATION_SHOWN}}
<p lang="de">{{ARBITRATION}}</p>
{{/ARBITRATION_SHOWN}}
{{#ARBITRATION_MISSING}}
<p>[[legal.missing]]</p>
{{/ARBITRATION_MISSING}}
[[>foot]]
