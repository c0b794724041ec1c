// SPDX-License-Identifier: EUPL-1.2
// One key each at the counter: N calls the next number, F finishes, X skips, R takes the last of these back, Z draws, D prints on A6, B on a receipt printer. Not while somebody types.
(() => {
  'use strict';
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const at = event.target;
    if (at instanceof Element && at.closest('input:not([type="hidden"]), select, textarea, [contenteditable]')) return;
    const key = event.key.toLowerCase();
    if (!/^[nfxrzdb]$/.test(key)) return;
    const target = document.querySelector(`[data-warte="${key}"]`);
    if (!target) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    target.click();
  }, true);
})();
