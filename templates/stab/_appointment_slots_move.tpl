{{%AUTOESCAPE context="HTML"}}
{{#NO_SLOTS}}<p class="kern-body kern-body--large">An diesem Tag ist nichts frei{{#HAS_WHY}} ({{WHY}}){{/HAS_WHY}}.</p>{{/NO_SLOTS}}
{{#SOME_SLOTS}}<fieldset class="kern-fieldset"><legend class="kern-label">Freie Zeiten</legend><div class="kern-fieldset__body appointment-slots">
{{#SLOT}}<div class="kern-form-check"><input class="kern-form-check__radio" type="radio" name="a.start" id="s-{{SLOT_START}}" value="{{SLOT_START}}"{{#CHOSEN}} checked{{/CHOSEN}}><label class="kern-label" for="s-{{SLOT_START}}">{{SLOT_TIME}} <span class="kern-body--muted">noch {{SLOT_LEFT}}</span></label></div>
{{/SLOT}}</div></fieldset>{{/SOME_SLOTS}}
