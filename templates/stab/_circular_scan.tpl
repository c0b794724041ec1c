{{%AUTOESCAPE context="HTML"}}
{{#SCAN}}<form method="post" action="/stab/rundschreiben" enctype="multipart/form-data" class="stab-box">[[>hidden]]
<h3 class="kern-heading-small">Unterschriebene Liste eingegangen</h3>
<div class="desk-two"><div class="kern-form-input"><label class="kern-label" for="bogen">Nummer der Liste</label><div class="kern-hint" id="bogen-h">Steht oben, zum Beispiel NB-RS 12.1.7</div><input class="kern-form-input__input" id="bogen" name="bogen" maxlength="40" autocomplete="off" aria-describedby="bogen-h"></div>
<div class="kern-form-input"><label class="kern-label" for="datei">oder Scan der Liste</label><div class="kern-hint" id="datei-h">PDF, JPEG, PNG oder TIFF, bis 20 MB</div><input class="kern-form-input__input" id="datei" name="datei" type="file" accept="application/pdf,image/jpeg,image/png,image/tiff" aria-describedby="datei-h"></div></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Liste öffnen</span></button></div></form>{{/SCAN}}
