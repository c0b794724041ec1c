{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>filing_closed]]
[[>foot]]
