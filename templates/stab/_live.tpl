{{%AUTOESCAPE context="HTML"}}
{{#NEWER}}<div class="kern-alert kern-alert--warning"><div class="kern-alert__header"><span class="kern-icon kern-icon--warning" aria-hidden="true"></span><span class="kern-title">Inzwischen gilt eine neuere Fassung; bitte neu laden.</span></div></div>{{/NEWER}}
<p class="kern-body live-note">Stand {{CLOCK:say}} Uhr<span class="stab-js">, erneuert sich alle 20 Sekunden von selbst</span>. <a class="kern-link" id="neu-laden" href="{{PATH}}?ort={{PLACE}}">Neu laden</a> <strong class="live-fault" hidden>Das Erneuern klappt gerade nicht; bitte neu laden.</strong></p>
