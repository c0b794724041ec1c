{{%AUTOESCAPE context="HTML"}}
<p class="unseen" aria-hidden="true"><label for="f-webseite">[[booking.trap]]</label><input id="f-webseite" name="webseite" type="text" tabindex="-1" autocomplete="off"></p>
