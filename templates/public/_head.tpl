{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[lang.code]]">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{DESCRIPTION}}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E%3Crect%20width='16'%20height='16'%20rx='3'%20fill='%230a3d62'/%3E%3Cpath%20d='M4%208.5l3%203%205-7'%20stroke='%23fff'%20stroke-width='2'%20fill='none'/%3E%3C/svg%3E">
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
