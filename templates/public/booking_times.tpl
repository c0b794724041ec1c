{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>booking_times]]
[[>foot]]
