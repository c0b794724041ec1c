{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Termine gehören zu einer Kommune. Bitte wählen Sie oben eine aus.</p>
[[>end]]
