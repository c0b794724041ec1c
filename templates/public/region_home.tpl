{{%AUTOESCAPE context="HTML"}}
[[>region_home]]
