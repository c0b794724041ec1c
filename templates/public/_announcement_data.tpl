{{%AUTOESCAPE context="HTML"}}
{{#DATA}}
<script type="application/ld+json">{"@context":"https://schema.org","@type":"SpecialAnnouncement","name":"{{DATA_NAME:json_escape}}","text":"{{DATA_TEXT:json_escape}}","datePosted":"{{DATA_POSTED:json_escape}}",{{#DATA_EXPIRES_SHOWN}}"expires":"{{DATA_EXPIRES:json_escape}}",{{/DATA_EXPIRES_SHOWN}}{{#DATA_URL_SHOWN}}"url":"{{DATA_URL:json_escape}}",{{/DATA_URL_SHOWN}}"inLanguage":"{{DATA_LANG:json_escape}}","spatialCoverage":{"@type":"AdministrativeArea","name":"{{TOWN:json_escape}}"}}</script>
{{/DATA}}
