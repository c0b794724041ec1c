{{%AUTOESCAPE context="HTML"}}
<section aria-labelledby="h-auskunft">
<h2 class="kern-heading-medium" id="h-auskunft">Auskunft</h2>
<form class="stab-search" method="get" action="/stab/" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="q">Leistung, Name oder Amt</label><input class="kern-form-input__input" id="q" name="q" type="search" maxlength="100" value="{{QUERY}}" data-suche autocomplete="off"></div>
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Nachsehen</span></button>
</form>
{{#ANSWERS_NEED_TOWN}}<p class="kern-body">Bitte wählen Sie oben bei »Gilt für« die Kommune, für die gefragt wird.</p>{{/ANSWERS_NEED_TOWN}}
{{#NO_ANSWER}}<p class="kern-body">Dazu ist nichts bekannt. Bitte versuchen Sie es mit einem anderen Wort oder dem Anfang davon.</p>{{/NO_ANSWER}}
{{#ANSWER}}<article class="stab-box stab-answer"><h3 class="kern-heading-small"><a class="kern-link" href="{{ANSWER_HREF}}">{{ANSWER_NAME}}</a> <span class="kern-badge {{BADGE}}"><span class="kern-label kern-label--small">{{STATE:say}}</span></span></h3>
{{#HAS_ANSWER_SAID}}<p class="kern-body kern-body--large">{{ANSWER_SAID}}</p>{{/HAS_ANSWER_SAID}}
{{#HAS_ANSWER_WHY}}<p class="kern-body">{{ANSWER_WHY}}</p>{{/HAS_ANSWER_WHY}}
{{#HAS_ANSWER_INSTEAD}}<p class="kern-body">Stattdessen: {{ANSWER_INSTEAD}}</p>{{/HAS_ANSWER_INSTEAD}}
<p class="kern-body">{{ANSWER_OFFICE}}{{#HAS_ANSWER_PHONE}} · <strong>{{ANSWER_PHONE}}</strong>{{/HAS_ANSWER_PHONE}}</p></article>
{{/ANSWER}}
{{#PERSON_ROW}}<p class="kern-body stab-answer">{{#HAS_PERSON_NAME}}<strong>{{PERSON_NAME}}</strong> · {{/HAS_PERSON_NAME}}{{PERSON_OFFICE}}{{#HAS_PERSON_FUNCTION}}, {{PERSON_FUNCTION}}{{/HAS_PERSON_FUNCTION}}{{#HAS_PERSON_FOR}} ({{PERSON_FOR}}){{/HAS_PERSON_FOR}}{{#HAS_PERSON_PHONE}} · <strong>{{PERSON_PHONE}}</strong>{{/HAS_PERSON_PHONE}}</p>
{{/PERSON_ROW}}
</section>
