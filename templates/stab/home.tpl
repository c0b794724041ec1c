{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#ASK_FIRST}}[[>ask]]{{/ASK_FIRST}}
<section aria-labelledby="h-zu-tun">
<h2 class="kern-heading-medium" id="h-zu-tun">Jetzt zu tun</h2>
{{#NOTHING_TO_DO}}<p class="kern-body kern-body--large">Für Sie ist gerade nichts zu tun. Schön, dass Sie da sind.</p>{{/NOTHING_TO_DO}}
{{#TODOS}}<ul class="stab-todo" data-liste>
{{#WAITS}}<li><span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span> <a class="kern-link" href="{{TODO_HREF}}">{{TODO_WHAT:say}}</a></li>
{{/WAITS}}</ul>{{/TODOS}}
</section>
<nav class="stab-start" aria-label="Ihre Seiten">
<ul class="stab-starts">
{{#START_PAGE}}<li><a class="kern-link" href="{{START_HREF}}">{{START_LABEL:say}}</a></li>
{{/START_PAGE}}</ul>
</nav>
{{#ASK_LAST}}[[>ask]]{{/ASK_LAST}}
{{#SITUATION}}[[>situation]]{{/SITUATION}}
[[>end]]
