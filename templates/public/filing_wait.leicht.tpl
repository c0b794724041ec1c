{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>filing_wait]]
[[>foot]]
