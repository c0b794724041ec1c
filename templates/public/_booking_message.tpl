{{%AUTOESCAPE context="HTML"}}
{{#MESSAGE_SHOWN}}
<p class="note s-limited" role="alert">{{MESSAGE}}</p>
{{/MESSAGE_SHOWN}}
