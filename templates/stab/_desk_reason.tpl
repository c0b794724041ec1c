{{%AUTOESCAPE context="HTML"}}
[[>hidden]]<input type="hidden" name="a.filing" value="{{FILING}}">
