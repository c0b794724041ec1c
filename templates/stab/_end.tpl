{{%AUTOESCAPE context="HTML"}}
</main>
<footer class="stab-foot"><div class="stab-width"><a class="kern-link" href="/">Zur öffentlichen Seite</a> <button class="kern-btn kern-btn--tertiary stab-js" type="button" data-tasten><span class="kern-label">Tasten (?)</span></button></div></footer>
</body>
</html>
