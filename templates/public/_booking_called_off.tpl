{{%AUTOESCAPE context="HTML"}}
{{#CALLED_OFF}}
<section class="card s-impossible" aria-labelledby="abgesagt">
<svg class="big" aria-hidden="true"><use href="#i-impossible"/></svg>
<div><h2 id="abgesagt">[[booking.called_off]]</h2>
<ul>
{{#CALL_OFF}}
<li><b>{{DAYS}}</b>{{#WHAT_SHOWN}}, {{WHAT}}{{/WHAT_SHOWN}}{{#WHERE_SHOWN}}, <span lang="de">{{WHERE}}</span>{{/WHERE_SHOWN}}{{#REASON_SHOWN}}: <span lang="de">{{REASON}}</span>{{/REASON_SHOWN}}</li>
{{/CALL_OFF}}
</ul>
<p>[[booking.called_off_text]]</p>
</div>
</section>
{{/CALLED_OFF}}
