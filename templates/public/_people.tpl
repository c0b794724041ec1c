{{%AUTOESCAPE context="HTML"}}
<table class="rows">
<thead><tr><th scope="col">[[phones.for]]</th><th scope="col">[[phones.person]]</th><th scope="col">[[phones.number]]</th></tr></thead>
<tbody>
{{#PERSON}}
<tr><td>{{#UNIT_SHOWN}}<span lang="de">{{UNIT}}</span>{{#UNIT_WHO}}, {{/UNIT_WHO}}{{/UNIT_SHOWN}}{{#WHO_SHOWN}}{{WHO}}{{/WHO_SHOWN}}</td><td lang="de">{{PERSON_NAME}}{{#ROOM_SHOWN}} <span class="asof">[[phones.room]] {{ROOM}}</span>{{/ROOM_SHOWN}}</td><td><a class="tel" href="tel:{{DIAL}}">{{PHONE}}</a>{{#MOBILE_SHOWN}}<br><a class="tel" href="tel:{{MOBILE_DIAL}}">{{MOBILE}}</a>{{/MOBILE_SHOWN}}</td></tr>
{{/PERSON}}
</tbody>
</table>
