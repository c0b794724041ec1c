{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
<h1>[[region.title]]</h1>
<p class="lead">[[region.intro]]</p>
{{#LIVE}}
<form class="search" action="{{REGION}}" role="search">
<label for="q">[[region.search_label]]</label>
<div><input id="q" name="q" type="search" maxlength="80" value="{{QUERY}}" autocomplete="off"><button>[[services.search_button]]</button></div>
</form>
{{/LIVE}}
{{#RESULT}}
<p role="status"><b>{{RESULT_TEXT}}</b> <a href="{{REGION}}">[[region.show_all]]</a></p>
{{/RESULT}}
{{#EMPTY}}
<p>[[region.none_found]]</p>
{{/EMPTY}}
{{#INCIDENT}}
<section class="card s-limited" aria-labelledby="lage">
<svg class="big" aria-hidden="true"><use href="#i-limited"/></svg>
<div><h2 id="lage">[[region.incident]]</h2>
{{#CAUSE_SHOWN}}
<p class="lead"{{#CAUSE_DE}} lang="de"{{/CAUSE_DE}}>{{CAUSE}}</p>
{{/CAUSE_SHOWN}}
<p><time datetime="{{SINCE_ISO}}">{{SINCE}}</time></p>
<p><b>[[home.forecast]]</b> {{FORECAST}}<br><small>{{FORECAST_ASOF}}</small></p></div>
</section>
{{/INCIDENT}}
{{#GROUP}}
<section>
<h2>{{GROUP_TITLE}}</h2>
<ul class="list three">
{{#MUNICIPALITY}}
<li><a href="{{HREF}}" lang="de">{{NAME}}</a> <span class="st s-{{STATE}}"><svg class="i" aria-hidden="true"><use href="#i-{{STATE}}"/></svg>{{STATE_WORD}}</span></li>
{{/MUNICIPALITY}}
</ul>
</section>
{{/GROUP}}
[[>foot]]
