// SPDX-License-Identifier: EUPL-1.2
// A part of a page that renews itself ([data-frisch], by htmx): every 20 seconds while the page is seen and nobody is typing or about to
// click in it. What was unfolded stays so, the focus stays where it was, and a screen reader is told nothing. The server takes these
// requests for no sign of life. Without this script there is the link to load the page anew.
(() => {
  'use strict';
  const kEveryMs = 20_000;
  const kSoonMs = 2_000;
  const kRestMs = 1_500;   // since the last move of a hand: whoever is aiming at a button must hit the one they saw
  const kSettleMs = 600;   // a click this soon after the change was meant for what stood there before
  const part = () => document.querySelector('[data-frisch]');
  let timer = 0;
  let over = false;        // signed out, or the form is on its way
  let halted = false;      // by whoever reads in peace (WCAG 2.2.2)
  let touched = -kRestMs;
  let changed = -kSettleMs;
  let kept = null;

  const fields = 'input:not([type="hidden"]), select, textarea';
  const isTyping = (at) => at.contains(document.activeElement) && document.activeElement.matches(fields);
  const isTyped = (at) => [...at.querySelectorAll(fields)].some((field) => 'defaultValue' in field && field.value !== field.defaultValue);
  const isBusy = (at) => isTyping(at) || isTyped(at) || performance.now() - touched < kRestMs;

  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(renew, ms);
  };
  function renew() {
    const at = part();
    if (!at || over || halted) return;
    if (document.visibilityState !== 'visible') return;  // goes on when it is seen again
    if (isBusy(at)) return later(kSoonMs);
    later(kEveryMs);
    at.dispatchEvent(new Event('frisch'));
  }
  const fail = (at) => {
    const note = at.querySelector('.live-fault');
    if (note) note.hidden = false;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('#live-anhalten');
    if (!button) return;
    halted = !halted;
    button.setAttribute('aria-pressed', String(halted));
    const at = part();
    at.querySelector('.live-going').hidden = halted;
    at.querySelector('.live-halted').hidden = !halted;
    if (!halted) later(kSoonMs);
  });
  document.addEventListener('visibilitychange', renew);
  for (const what of ['pointermove', 'pointerdown', 'keydown']) document.addEventListener(what, () => (touched = performance.now()), { passive: true });
  document.addEventListener('submit', () => (over = true));
  addEventListener('pageshow', () => {
    over = false;
    later(kEveryMs);
  });
  document.addEventListener('click', (event) => {
    if (performance.now() - changed > kSettleMs || !event.target.closest('[data-frisch]')) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  document.addEventListener('htmx:beforeSwap', (event) => {
    const at = part();
    if (!at || event.detail.target !== at || !event.detail.shouldSwap) return;
    const strange = !event.detail.serverResponse.includes(`id="${at.id}"`);
    if (strange) fail(at);
    if (strange || over || halted || isBusy(at)) {
      event.detail.shouldSwap = false;
      return later(kSoonMs);
    }
    const ids = [];
    for (let one = at.contains(document.activeElement) ? document.activeElement : null; one && one !== at.parentElement; one = one.parentElement) if (one.id) ids.push(one.id);
    kept = { ids, open: [...at.querySelectorAll('details[id]')].map((one) => [one.id, one.open]) };
  });
  document.addEventListener('htmx:afterSwap', () => {
    if (!kept) return;
    for (const [id, open] of kept.open) {
      const one = document.getElementById(id);
      if (one) one.open = open;
    }
    const there = kept.ids.map((id) => document.getElementById(id)).find(Boolean);
    kept = null;
    changed = performance.now();
    if (!there || there === document.activeElement) return;
    if (there.tabIndex < 0) there.tabIndex = -1;  // whom the focus was on has gone: what they stood in
    there.focus({ preventScroll: true });
  });
  for (const what of ['htmx:responseError', 'htmx:sendError']) {
    document.addEventListener(what, (event) => {
      const at = part();
      if (!at || event.target !== at) return;
      fail(at);
      if ([401, 403, 404].includes(event.detail.xhr?.status)) over = true;
    });
  }
  later(kEveryMs);
})();
