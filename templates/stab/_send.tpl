{{%AUTOESCAPE context="HTML"}}
<div class="stab-buttons">
<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="vorschau"><span class="kern-label">Erst zeigen, wen es betrifft</span></button>
<button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Sofort veröffentlichen</span></button>
</div>
