{{%AUTOESCAPE context="HTML"}}
<div class="stab-beyond"><p class="kern-body kern-body--large"><strong><span aria-hidden="true">⚠ </span>{{BEYOND_COUNT:say}} keinen Platz im Plan.</strong> Nichts davon wird von selbst abgesagt: Bitte verlegen oder absagen, oder mehr Schalter einplanen.</p>
<ul class="stab-list">{{#BEYOND_ROW}}<li><a class="kern-link" href="{{BOOKING_PATH}}?ort={{PLACE}}">{{CODE}}</a> {{WHEN:say}}, {{SERVICE:say}}{{#HAS_URGENCY}}, <strong>{{URGENCY:say}}</strong>{{/HAS_URGENCY}}</li>{{/BEYOND_ROW}}</ul>
{{#HAS_MORE_BEYOND}}<p class="kern-body">Weitere: {{BEYOND_MORE}}</p>{{/HAS_MORE_BEYOND}}</div>
