{{%AUTOESCAPE context="HTML"}}
[[>top]]
<div class="stab-facts">
[[>effect]]
{{#NOTHING_TO_DO}}<p class="kern-body">Es gilt schon; es würde nichts eingetragen.</p>{{/NOTHING_TO_DO}}
</div>
{{#DIRECT}}<form method="post" action="/stab/aktion" class="stab-form">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="eintragen"><span class="kern-label">Veröffentlichen</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="aendern"><span class="kern-label">Noch ändern</span></button>
<a class="kern-link" href="{{BACK}}?ort={{PLACE}}">Doch nicht</a></div>
</form>{{/DIRECT}}
{{#SECOND}}<form method="post" action="/stab/aktion" class="stab-form">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<p class="kern-body kern-body--large">Das braucht eine zweite Person. Es gilt erst, wenn sie zustimmt; sie hat dafür bis {{UNTIL:say}} Uhr Zeit.</p>
<div class="kern-form-input"><label class="kern-label" for="vorlage-grund">Warum? (freiwillig, für die zweite Person)</label><input class="kern-form-input__input" id="vorlage-grund" name="grund" maxlength="400"></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--primary" type="submit" name="schritt" value="vorlegen"><span class="kern-label">Zur Freigabe vorlegen</span></button>
<button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="aendern"><span class="kern-label">Noch ändern</span></button>
<a class="kern-link" href="{{BACK}}?ort={{PLACE}}">Doch nicht</a></div>
</form>
{{#EMERGENCY}}<details><summary>Niemand ist da, und es eilt</summary><form method="post" action="/stab/aktion" class="stab-form">
{{#HIDDEN}}<input type="hidden" name="{{FIELD}}" value="{{VALUE}}">
{{/HIDDEN}}<p class="kern-body">Es gilt dann sofort und bleibt als allein ausgeführt markiert, bis eine zweite Person nachgesehen hat.</p>
<div class="kern-form-input"><label class="kern-label" for="notfall-grund">Warum geht es nicht zu zweit?</label><input class="kern-form-input__input" id="notfall-grund" name="grund" maxlength="400" required></div>
<div class="stab-buttons"><button class="kern-btn kern-btn--secondary" type="submit" name="schritt" value="allein"><span class="kern-label">Allein sofort ausführen (Notfall)</span></button></div>
</form></details>{{/EMERGENCY}}{{/SECOND}}
[[>end]]
