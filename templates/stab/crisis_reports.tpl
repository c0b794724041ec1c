{{%AUTOESCAPE context="HTML"}}
[[>crisis]]
{{#MAKE}}<div class="stab-box"><form method="post" action="/stab/aktion">[[>hidden]]
<p class="kern-body">Ein Lagebericht fasst zusammen, was jetzt gilt: die Lage, offene Entscheidungen, was sich seit dem letzten Bericht geändert hat, Leistungen, Aufgaben, Entscheidungen und Zahlen. Er bleibt, wie er ist, auch wenn sich danach etwas ändert.</p>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="pdf" accesskey="n"><span class="kern-label">Lagebericht als PDF erstellen</span></button><button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="seite"><span class="kern-label">Erstellen und hier ansehen</span></button></div></form></div>{{/MAKE}}
<section aria-labelledby="bisher"><h2 class="kern-heading-medium" id="bisher">Bisherige Lageberichte</h2>
{{#NONE}}<p class="kern-body">Noch gibt es keinen.</p>{{/NONE}}
{{#SOME}}<ul class="stab-list">{{#REPORT}}<li><a class="kern-link" href="{{REPORT_PATH}}?ort={{PLACE}}">Nr. {{NUMBER}} vom {{AT:say}} Uhr</a>, {{BY}} (<a class="kern-link" href="{{REPORT_PATH}}/lagebericht.pdf?ort={{PLACE}}">PDF<span class="kern-sr-only"> von Nr. {{NUMBER}}</span></a>)</li>
{{/REPORT}}</ul>{{/SOME}}</section>
[[>end]]
