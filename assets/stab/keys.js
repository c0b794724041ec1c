// SPDX-License-Identifier: EUPL-1.2
// Keys of the console: "?" shows them, "/" searches, "g" and a letter goes, "n" begins something new, "j" and "k" walk through a list.
// Never while something is typed; can be switched off in the list of keys (WCAG 2.1.4). Every page works without this script.
'use strict';

(() => {
  const kOff = 'nb-keine-tasten';
  const kAgainMs = 1500;
  const say = (german, english) => (document.documentElement.lang === 'en' ? english : german);
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;  // a browser that keeps nothing
    }
  };
  const off = () => attempt(() => localStorage.getItem(kOff)) === '1';
  document.documentElement.classList.add('js');

  for (const button of document.querySelectorAll('[data-drucken]')) button.addEventListener('click', () => window.print());

  // A menu that was opened closes when somebody clicks beside it or presses Escape.
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll('.stab-menu[open]')) if (menu !== except) menu.open = false;
  };
  document.addEventListener('click', (event) => closeMenus(event.target.closest('.stab-menu')));

  const typing = (target) => target.closest('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]');
  const press = (target) => {
    if (!target) return false;
    target.focus();
    if (target.matches('a[href]')) target.click();
    return true;
  };
  const rows = () => [...document.querySelectorAll('main [data-liste] a[href], main tbody tr th a[href], main tbody tr td:first-child a[href]')];
  const walk = (step) => {
    const all = rows();
    const next = all[Math.min(Math.max(all.indexOf(document.activeElement) + step, 0), all.length - 1)];
    next?.focus();
    return Boolean(next);
  };
  const search = () => {
    const field = document.querySelector('main [data-suche], main [type=search], main [role=search] input:not([type=hidden])');
    field?.select();
    return press(field) || press(document.querySelector('a[data-geh="h"]'));
  };
  const fresh = () => press(document.querySelector('main [data-neu]') ?? document.querySelector('.stab-near a[href*="/neu"]') ?? document.querySelector('a[data-geh="n"]'));

  const help = () => {
    const dialog = document.createElement('dialog');
    dialog.className = 'stab-keys';
    dialog.setAttribute('aria-labelledby', 'tasten');
    const title = Object.assign(document.createElement('h2'), { id: 'tasten', className: 'kern-heading-medium', textContent: say('Tasten', 'Keys') });
    const list = document.createElement('dl');
    const line = (keys, what) => list.append(Object.assign(document.createElement('dt'), { textContent: keys }), Object.assign(document.createElement('dd'), { textContent: what }));
    line('?', say('diese Liste', 'this list'));
    line('/', say('suchen', 'search'));
    line('n', say('Neues beginnen', 'begin something new'));
    line('j  k', say('in der Liste abwärts, aufwärts; Eingabetaste öffnet', 'down and up in the list; Enter opens'));
    const seen = new Set();
    for (const one of document.querySelectorAll('.stab-groups a[data-geh]')) {
      if (seen.has(one.dataset.geh)) continue;
      seen.add(one.dataset.geh);
      line(`g ${one.dataset.geh}`, one.firstChild.textContent.trim());  // without how much waits there
    }
    const label = document.createElement('label');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: !off() });
    box.addEventListener('change', () => attempt(() => (box.checked ? localStorage.removeItem(kOff) : localStorage.setItem(kOff, '1'))));
    label.append(box, ` ${say('Tasten verwenden', 'Use keys')}`);
    const close = Object.assign(document.createElement('button'), { type: 'button', className: 'kern-btn kern-btn--secondary' });
    close.append(Object.assign(document.createElement('span'), { className: 'kern-label', textContent: say('Schließen', 'Close') }));
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    dialog.append(title, list, label, close);
    document.body.append(dialog);
    dialog.showModal();
    return true;
  };
  document.querySelector('[data-tasten]')?.addEventListener('click', help);

  let goes = 0;  // until when a letter after "g" counts
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return closeMenus(null);
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || off() || typing(event.target) || document.querySelector('dialog[open]')) return;
    if (event.target.closest('[data-eigene-tasten], #weg')) return;  // these have keys of their own
    const going = event.timeStamp < goes;
    goes = 0;
    let done = false;
    if (going) done = press(document.querySelector(`.stab-groups a[data-geh="${CSS.escape(event.key.toLowerCase())}"]`));
    else if (event.key === 'g') goes = event.timeStamp + kAgainMs;
    else if (event.key === '?') done = help();
    else if (event.key === '/') done = search();
    else if (event.key === 'n') done = fresh();
    else if (event.key === 'j') done = walk(1);
    else if (event.key === 'k') done = walk(-1);
    if (done) event.preventDefault();
  });
})();
