{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>booking_services]]
[[>foot]]
