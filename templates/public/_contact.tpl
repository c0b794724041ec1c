{{%AUTOESCAPE context="HTML"}}
<address lang="de">
<p><b>{{AUTHORITY}}</b>{{#STREET_SHOWN}}<br>{{STREET}}{{/STREET_SHOWN}}{{#POSTCODE_CITY_SHOWN}}<br>{{POSTCODE_CITY}}{{/POSTCODE_CITY_SHOWN}}</p>
{{#PHONE_SHOWN}}
<p>[[legal.phone]] <a class="tel" href="tel:{{PHONE_DIAL}}">{{PHONE}}</a></p>
{{/PHONE_SHOWN}}
{{#EMAIL_SHOWN}}
<p>[[legal.email]] <a href="mailto:{{EMAIL}}">{{EMAIL}}</a></p>
{{/EMAIL_SHOWN}}
</address>
{{#CONTACT_MISSING}}
<p>[[legal.contact_missing]]</p>
{{/CONTACT_MISSING}}
