{{%AUTOESCAPE context="HTML"}}
<span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small"><span aria-hidden="true">{{SIGN}} </span>{{WORD:say}}</span></span>
