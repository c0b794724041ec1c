{{%AUTOESCAPE context="HTML"}}
<tr class="kern-table__row"><td class="kern-table__cell">{{UNTIL:say}}{{#LATE}}<br><strong><span aria-hidden="true">⚠ </span>überfällig</strong>{{/LATE}}</td><td class="kern-table__cell stab-wrap stab-pre">{{TEXT}}</td><td class="kern-table__cell">{{WHO:say}}</td></tr>
