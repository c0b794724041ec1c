{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>booking_contact]]
[[>foot]]
