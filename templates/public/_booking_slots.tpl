{{%AUTOESCAPE context="HTML"}}
{{#TIMES}}
<section aria-labelledby="zeiten">
<h2 id="zeiten">[[booking.which_time]]</h2>
<form class="filing booking" method="post" action="{{ACTION}}">
[[>booking_hidden]]
<input type="hidden" name="ort" value="{{SITE_ID}}">
[[>booking_trap]]
<ul class="days" aria-label="[[booking.days]]">
{{#DAY}}
<li>{{#CURRENT}}<span class="day" aria-current="true"><b>{{LABEL}}</b> <small>{{FREE}}</small></span>{{/CURRENT}}{{#LINK}}<a class="day" href="{{HREF}}"><b>{{LABEL}}</b> <small>{{FREE}}</small></a>{{/LINK}}{{#BUTTON}}<button class="day second" name="tag" value="{{VALUE}}" formaction="{{SELF}}zeiten#zeiten"><b>{{LABEL}}</b> <small>{{FREE}}</small></button>{{/BUTTON}}</li>
{{/DAY}}
{{#LATER}}
<li>{{#LINK}}<a class="day" href="{{HREF}}">[[booking.later_days]]</a>{{/LINK}}{{#BUTTON}}<button class="day second" name="ab" value="{{VALUE}}" formaction="{{SELF}}zeiten">[[booking.later_days]]</button>{{/BUTTON}}</li>
{{/LATER}}
</ul>
<fieldset>
<legend>{{DAY_LABEL}}</legend>
<div class="slots">
{{#SLOT}}
<button name="zeit" value="{{VALUE}}">{{LABEL}}</button>
{{/SLOT}}
</div>
</fieldset>
</form>
</section>
{{/TIMES}}
