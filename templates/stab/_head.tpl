{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content='{"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true}'>
<title>{{TITLE:say}} – Stab</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/stab/assets/vendor/kern/fonts/fira-sans.css">
<link rel="stylesheet" href="/stab/assets/vendor/kern/kern.min.css">
<link rel="stylesheet" href="/stab/assets/stab/stab.css">
<script src="/stab/assets/vendor/htmx/htmx.min.js" defer></script>
<script src="/stab/assets/stab/drafts.js" defer></script>
<script src="/stab/assets/stab/account.js" defer></script>
<script src="/stab/assets/stab/keys.js" defer></script>
</head>
