{{%AUTOESCAPE context="HTML"}}
{{#HIDDEN}}
<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}
