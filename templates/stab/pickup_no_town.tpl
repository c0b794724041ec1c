{{%AUTOESCAPE context="HTML"}}
[[>top]]
<p class="kern-body kern-body--large">Dokumente liegen in einer Kommune bereit. Bitte wählen Sie oben bei »Gilt für« Ihre Kommune.</p>
[[>end]]
