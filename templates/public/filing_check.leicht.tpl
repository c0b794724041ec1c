{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>filing_check]]
[[>foot]]
