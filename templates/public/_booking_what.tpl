{{%AUTOESCAPE context="HTML"}}
<dl class="facts copy">
{{#SERVICE_SHOWN}}
<div><dt>[[booking.service]]</dt><dd>{{SERVICE_NAME}}</dd></div>
{{/SERVICE_SHOWN}}
{{#WHEN_SHOWN}}
<div><dt>[[booking.when]]</dt><dd><b>{{WHEN}}</b></dd></div>
{{/WHEN_SHOWN}}
{{#AT_SITE}}
<div><dt>[[booking.where]]</dt><dd lang="de">{{SITE_NAME}}<br>{{SITE_ADDRESS}}</dd></div>
{{/AT_SITE}}
</dl>
