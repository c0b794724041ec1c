{{%AUTOESCAPE context="HTML"}}
[[>head]]
[[>top]]
[[>filing_form]]
[[>foot]]
