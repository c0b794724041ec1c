{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#BAR}}<nav class="desk-nav" aria-label="Rundschreiben">
<ul>
<li><a class="kern-link" href="/stab/rundschreiben?ort={{PLACE}}"{{#AT_LIST}} aria-current="page"{{/AT_LIST}}>Alle Rundschreiben</a></li>
{{#MAY_WRITE}}<li><a class="kern-link" href="/stab/rundschreiben/neu?ort={{PLACE}}" accesskey="n"{{#AT_WRITE}} aria-current="page"{{/AT_WRITE}}>Rundschreiben schreiben</a></li>
<li><a class="kern-link" href="/stab/rundschreiben/adressen?ort={{PLACE}}"{{#AT_ADDRESSES}} aria-current="page"{{/AT_ADDRESSES}}>Mailadressen</a></li>{{/MAY_WRITE}}
</ul></nav>{{/BAR}}
