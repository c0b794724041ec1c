{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>filing_done]]
[[>foot]]
