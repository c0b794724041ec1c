{{%AUTOESCAPE context="HTML"}}
<strong>{{NAME}}</strong>{{#OWNER}}, geboren {{BORN}}<br><span class="stab-wrap">{{SERIAL}}</span>{{/OWNER}}{{#ERASED}}<br>Angaben gelöscht{{/ERASED}}
