{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>booking_own]]
[[>foot]]
