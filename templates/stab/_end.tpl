{{%AUTOESCAPE context="HTML"}}
</main>
<footer class="stab-foot"><a class="kern-link" href="/">Zur öffentlichen Seite</a></footer>
</body>
</html>
