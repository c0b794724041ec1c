{{%AUTOESCAPE context="HTML"}}
<form class="stab-search" method="get" action="{{PATH}}" role="search">
<input type="hidden" name="ort" value="{{PLACE}}">
<div class="kern-form-input"><label class="kern-label" for="q">Suchen</label><input class="kern-form-input__input" id="q" name="q" type="search" value="{{QUERY}}" data-hx-get="{{PATH}}" data-hx-include="closest form" data-hx-trigger="input changed delay:200ms" data-hx-select="#liste" data-hx-target="#liste" data-hx-swap="outerHTML"></div>
<button class="kern-btn kern-btn--secondary" type="submit"><span class="kern-label">Suchen</span></button>
</form>
