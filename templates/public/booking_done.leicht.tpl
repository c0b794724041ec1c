{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>booking_done]]
[[>foot]]
