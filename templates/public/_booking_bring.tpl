{{%AUTOESCAPE context="HTML"}}
{{#BRING}}
<section aria-labelledby="mitbringen">
<h2 id="mitbringen">[[booking.bring]]</h2>
<ul{{#BRING_GERMAN}} lang="de"{{/BRING_GERMAN}}>
{{#BRING_ITEM}}
<li>{{BRING_TEXT}}</li>
{{/BRING_ITEM}}
</ul>
</section>
{{/BRING}}
