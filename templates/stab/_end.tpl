{{%AUTOESCAPE context="HTML"}}
</main>
<footer class="stab-foot"><div class="stab-width"><a class="kern-link" href="/">Zur öffentlichen Seite</a></div></footer>
</body>
</html>
