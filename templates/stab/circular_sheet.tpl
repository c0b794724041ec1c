{{%AUTOESCAPE context="HTML"}}
[[>circular]]
<p class="kern-body kern-body--large"><a class="kern-link" href="{{PATH_OF}}?ort={{PLACE}}">{{SUBJECT_LINE}}</a> · {{OFFICE}} · <span class="desk-nowrap">{{CODE}}</span></p>
{{#OLD_VERSION}}<div class="kern-alert kern-alert--warning" role="alert"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Die Liste gehört zu einer früheren Fassung</span></div><div class="kern-alert__body"><p class="kern-body">Wer die frühere Fassung unterschrieben hat, hat die neue noch nicht gelesen. Bitte lassen Sie die neue Liste unterschreiben.</p></div></div>{{/OLD_VERSION}}
{{#FORM}}<form method="post" action="/stab/aktion" class="stab-facts">[[>hidden]]<input type="hidden" name="rundschreiben" value="{{SUBJECT}}"><input type="hidden" name="fassung" value="{{VERSION}}">
<fieldset class="kern-fieldset"><legend class="kern-label">Wer hat unterschrieben?</legend><div class="kern-fieldset__body">
{{#LINE}}{{#ALREADY}}<p class="kern-body"><span aria-hidden="true">✓ </span>{{ORDINAL}}. {{NAME}}, {{FUNCTION}} <span class="kern-body--muted">{{STANDING:say}}</span></p>{{/ALREADY}}<div class="kern-form-check{{#ALREADY}} circular-done{{/ALREADY}}"><input class="kern-form-check__checkbox" type="checkbox" name="person" id="p-{{PERSON}}" value="{{PERSON}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="kern-label" for="p-{{PERSON}}">{{ORDINAL}}. {{NAME}}, {{FUNCTION}}</label></div>
{{/LINE}}</div></fieldset>
<div class="kern-form-input"><label class="kern-label" for="unterschrieben">Unterschrieben am</label><div class="kern-hint" id="unterschrieben-h">Gilt für alle, die Sie jetzt ankreuzen. Leer = jetzt</div><input class="kern-form-input__input circular-time" id="unterschrieben" name="unterschrieben" type="datetime-local" value="{{SIGNED}}" aria-describedby="unterschrieben-h"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Unterschriften eintragen</span></button>
{{#HAS_EARLIER}}<a class="kern-link" href="{{EARLIER}}?ort={{PLACE}}">Vorige Liste</a>{{/HAS_EARLIER}} {{#HAS_LATER}}<a class="kern-link" href="{{LATER}}?ort={{PLACE}}">Nächste Liste</a>{{/HAS_LATER}}</div></form>{{/FORM}}
{{#READ_ONLY}}<ul class="stab-list">{{#LINE}}<li>{{ORDINAL}}. {{NAME}}, {{FUNCTION}}{{#ALREADY}}: {{STANDING:say}}{{/ALREADY}}</li>
{{/LINE}}</ul>
<div class="stab-buttons">{{#HAS_EARLIER}}<a class="kern-link" href="{{EARLIER}}?ort={{PLACE}}">Vorige Liste</a>{{/HAS_EARLIER}} {{#HAS_LATER}}<a class="kern-link" href="{{LATER}}?ort={{PLACE}}">Nächste Liste</a>{{/HAS_LATER}}</div>{{/READ_ONLY}}
[[>end]]
