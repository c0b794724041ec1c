{{%AUTOESCAPE context="HTML"}}
[[>top]]
