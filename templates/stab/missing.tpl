{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Das gibt es hier nicht. Bitte suchen Sie in der Liste.</p>
[[>end]]
