{{%AUTOESCAPE context="HTML"}}
{{#URGENCY_OPTION}}<option value="{{URGENCY_WORD}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{URGENCY_NAME:say}}</option>{{/URGENCY_OPTION}}
