{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>booking_wait]]
[[>foot]]
