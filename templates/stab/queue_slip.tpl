{{%AUTOESCAPE context="HTML"}}
[[>top]]
{{#NO_SLIP}}<p class="kern-body kern-body--large">Diese Nummer gibt es heute nicht. Bitte gehen Sie zurück zu Ihrem Schalter und ziehen Sie sie dort neu.</p>{{/NO_SLIP}}
{{#SLIP}}<div class="stab-buttons desk-acts"><button class="kern-btn kern-btn--primary stab-js" type="button" data-drucken><span class="kern-label">Zettel drucken</span></button> <a class="kern-link" href="{{BACK}}">Zurück zum Schalter</a></div>
<p class="kern-body desk-screen">Gedruckt wird nur der Zettel. Er passt auf A6 und auf 80 mm breite Rollen.</p>
<section class="queue-slip" aria-labelledby="zettel"><p>{{TOWN_NAME}}, {{POOL_NAME}}</p>
<h2 id="zettel">Ihre Wartenummer <span lang="en">/ your number</span><br><strong>{{NUMBER}}</strong></h2>
{{#HAS_SERVICE}}<p>{{SERVICE}}</p>{{/HAS_SERVICE}}
<p>Gezogen <span lang="en">/ drawn</span>: {{DRAWN}}</p>
{{#HAS_WAIT}}<p>Wartezeit <span lang="en">/ waiting time</span>: etwa {{MINUTES}} Minuten (heute gemessen)</p>{{/HAS_WAIT}}
<p>Bitte warten Sie, bis Ihre Nummer auf der Anzeige erscheint. Die Nummer gilt nur heute.</p>
<p lang="en">Please wait until your number appears on the display. It is valid today only.</p></section>{{/SLIP}}
[[>end]]
