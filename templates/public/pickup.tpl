{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>pickup]]
[[>foot]]
