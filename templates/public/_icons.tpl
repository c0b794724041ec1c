{{%AUTOESCAPE context="HTML"}}
<svg class="sprite" aria-hidden="true" focusable="false">
<symbol id="i-possible" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11"/><path d="M6.5 12.5l4 4 7-8.5"/></symbol>
<symbol id="i-limited" viewBox="0 0 24 24"><path class="f" d="M12 1.5l11.3 20.5H.7z"/><path d="M12 9v6.2M12 17.6v1.4"/></symbol>
<symbol id="i-elsewhere" viewBox="0 0 24 24"><rect x="1" y="1" width="22" height="22" rx="4"/><path d="M6 12h11M12.5 7l5 5-5 5"/></symbol>
<symbol id="i-impossible" viewBox="0 0 24 24"><path class="f" d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z"/><path d="M8 8l8 8M16 8l-8 8"/></symbol>
<symbol id="i-unknown" viewBox="0 0 24 24"><path class="f" d="M12 .8L23.2 12 12 23.2.8 12z"/><path d="M9.4 9.6a2.7 2.7 0 1 1 3.6 2.5c-.7.3-1 .7-1 1.6M12 16.4v1.3"/></symbol>
</svg>
