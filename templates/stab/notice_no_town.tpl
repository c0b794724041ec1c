{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Termine gehören zu einer Kommune. Bitte wählen Sie oben bei »Gilt für« Ihre Kommune.</p>
[[>end]]
