{{%AUTOESCAPE context="HTML"}}
<div class="stab-buttons">
{{#DIRECTLY}}<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="vorschau"><span class="kern-label">Erst zeigen, wen es betrifft</span></button>
<button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Sofort veröffentlichen</span></button>{{/DIRECTLY}}
{{#BY_TWO}}<button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="vorschau"><span class="kern-label">Ansehen und zur Freigabe vorlegen</span></button>{{/BY_TWO}}
</div>
