{{%AUTOESCAPE context="HTML"}}
[[>top]]
[[>situation]]
[[>end]]
