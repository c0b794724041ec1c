{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>booking_said]]
[[>foot]]
