{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Das Register führt jede Kommune für sich. Bitte wählen Sie oben bei »Gilt für« Ihre Kommune.</p>
[[>end]]
