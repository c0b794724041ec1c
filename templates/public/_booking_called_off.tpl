{{%AUTOESCAPE context="HTML"}}
{{#CALLED_OFF}}
<section class="card s-impossible" aria-labelledby="abgesagt">
<svg class="big" aria-hidden="true"><use href="#i-impossible"/></svg>
<div><h2 id="abgesagt">[[booking.called_off]]</h2>
<ul>
{{#CALL_OFF}}
<li><b>{{DAYS}}</b>{{#WHAT_SHOWN}}<br><span{{#WHAT_DE}} lang="de"{{/WHAT_DE}}>{{WHAT}}</span>{{/WHAT_SHOWN}}{{#WHERE_SHOWN}}<br><span lang="de">{{WHERE}}</span>{{/WHERE_SHOWN}}{{#SOME}}<br>[[booking.off_some]]{{/SOME}}{{#ONLY}}{{#ONLY_THESE}}<br>[[booking.off_only]]
<ul>{{#ONLY_SERVICE}}<li><span{{#WHAT_DE}} lang="de"{{/WHAT_DE}}>{{WHAT}}</span></li>{{/ONLY_SERVICE}}</ul>
{{/ONLY_THESE}}{{#ONLY_SOME}}<br>[[booking.off_only_some]]<br>{{/ONLY_SOME}}[[booking.off_others]]{{/ONLY}}{{#REASON_SHOWN}}<br>[[booking.off_reason]] <span lang="de">{{REASON}}</span>{{/REASON_SHOWN}}<br><span class="asof">{{OFF_ASOF}}</span></li>
{{/CALL_OFF}}
</ul>
{{#OFF_MORE}}
<p><a class="more" href="{{OFF_HREF}}">[[booking.off_more]]</a></p>
{{/OFF_MORE}}
<p>[[booking.called_off_text]]</p>
</div>
</section>
{{/CALLED_OFF}}
