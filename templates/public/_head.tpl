{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang.code]]">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{DESCRIPTION}}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230a3d62'/%3E%3Cpath d='M4 8.5l3 3 5-7' stroke='%23fff' stroke-width='2' fill='none'/%3E%3C/svg%3E">
{{#CANONICAL_SHOWN}}
<link rel="canonical" href="{{CANONICAL}}">
{{/CANONICAL_SHOWN}}
{{#ALTERNATE}}
<link rel="alternate" hreflang="{{HREFLANG}}" href="{{HREF}}">
{{/ALTERNATE}}
{{#FEED_SHOWN}}
<link rel="alternate" type="application/atom+xml" title="[[nav.feed]]" href="{{FEED}}">
{{/FEED_SHOWN}}
<style>[[css]]</style>
</head>
