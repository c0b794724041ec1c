// SPDX-License-Identifier: EUPL-1.2
// Nothing typed into a new filing is lost: until the receipt's page confirms it, it stays in this browser's storage, under the id of
// its command, so that sending it again can never take it twice. Wiped on confirmation and on signing out. It lies there encrypted,
// under a key that comes with the form's page and thus to the signed-in account only; where a browser cannot encrypt, only in the
// tab's own storage, which goes with the tab. Without this script the form works too. Nothing here leaves the machine but by sending
// the form.
'use strict';

const either = (german, english) => (document.documentElement.lang === 'en' ? english : german);

const kPrefix = 'nb-entwurf:';
const kCurrent = 'nb-entwurf-aktuell';
const kClock = 'nb-leerung';
const kSaveMs = 150;
const kRetryMs = 5000;
const kNotKept = new Set(['csrf', 'befehl', 'zurueck', 'schritt', 'ort', 'passwort', 'passwort2', 'anlage']);
const byId = (id) => document.getElementById(id);

document.documentElement.classList.add('js');

// A browser may refuse its storage (private window, full): then the page says so and works without.
function attempt(work, otherwise = null) {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const kOldMs = 14 * 24 * 3600 * 1000;  // what nobody came back for
const open = new Map();                // drafts in clear, by id: in this page's memory only
let key = null;                        // of this account; null: this browser cannot encrypt
let writing = 0;                       // drafts on their way into the storage

const drafts = () => [...open.values()].sort((a, b) => a.saved - b.saved);
const keysOf = (storage) => attempt(() => Array.from({ length: storage.length }, (_, i) => storage.key(i)).filter((name) => name.startsWith(kPrefix)), []);
const inStorage = (storage) => keysOf(storage).map((name) => attempt(() => JSON.parse(storage.getItem(name)))).filter((entry) => entry?.id);
/** Ids of all drafts on this machine, whoever wrote them. */
const storedIds = () => [...new Set([...keysOf(attempt(() => localStorage)), ...keysOf(attempt(() => sessionStorage))].map((name) => name.slice(kPrefix.length)))];

function forget(id) {
  open.delete(id);
  for (const storage of ['localStorage', 'sessionStorage']) attempt(() => window[storage].removeItem(kPrefix + id));
}

const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const fromText = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const bytesOfHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (digits) => parseInt(digits, 16));

/** In the tab's storage, at once: where nothing can be encrypted, and while a page goes away. */
const keepInTab = (draft) => attempt(() => (sessionStorage.setItem(kPrefix + draft.id, JSON.stringify(draft)), true), false);

/** Keeps a draft; false if this browser stores nothing. A newer word about it wins, and so does forgetting it. */
async function keep(draft) {
  open.set(draft.id, draft);
  if (!key) return keepInTab(draft);
  ++writing;
  try {
    const { id, place, saved, fields } = draft;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(fields)));
    if (open.get(id) !== draft) return true;
    localStorage.setItem(kPrefix + id, JSON.stringify({ id, place, saved, iv: toText(iv), box: toText(box) }));
    sessionStorage.removeItem(kPrefix + id);
    return true;
  } catch {
    return keepInTab(draft);
  } finally {
    --writing;
  }
}

async function unsealed({ id, place, saved, iv, box, fresh = {} }) {
  try {
    const fields = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromText(iv) }, key, fromText(box))));
    return { id, place, saved, fields: fields.map(([name, value]) => [name, fresh[name] ?? value]) };
  } catch {
    return null;  // somebody else's
  }
}

/** Reads what is kept, with the key of this account: afterwards drafts() knows all that this account may read. */
async function unlock(hex) {
  key = await attempt(() => crypto.subtle.importKey('raw', bytesOfHex(hex), 'AES-GCM', false, ['encrypt', 'decrypt']));
  for (const entry of inStorage(attempt(() => localStorage))) {
    if (!(Date.now() - entry.saved < kOldMs)) forget(entry.id);
    else if (entry.fields) {  // as an earlier version left it
      attempt(() => localStorage.removeItem(kPrefix + entry.id));
      await keep(entry);
    } else if (key) {
      const draft = await unsealed(entry);
      if (draft) open.set(draft.id, draft);
    }
  }
  for (const draft of inStorage(attempt(() => sessionStorage)))
    if (draft.fields && !(open.get(draft.id)?.saved > draft.saved)) await keep(draft);
}
const timeOf = (draft) => new Date(draft.saved).toLocaleString(either('de-DE', 'en-GB'), { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' });

const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
const random = (count) => crypto.getRandomValues(new Uint8Array(count));

// A UUID of version 7, as the server makes them (RFC 9562); crypto.randomUUID is missing without https.
function newId() {
  const bytes = random(16);
  let ms = Date.now();
  for (let i = 5; i >= 0; --i, ms = Math.floor(ms / 256)) bytes[i] = ms % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// What confirms a filing or letter removes its draft.
for (const done of document.querySelectorAll('[data-bestaetigt]')) {
  forget(done.dataset.bestaetigt);
  attempt(() => sessionStorage.removeItem(kCurrent));
}

// The form had been sent, but something else stands in the draft now: it goes on under an id of its own.
for (const done of document.querySelectorAll('[data-anders]')) {
  const id = newId();
  const fresh = { id, saat: hex(random(32)) };
  for (const storage of ['localStorage', 'sessionStorage']) {
    const entry = attempt(() => JSON.parse(window[storage].getItem(kPrefix + done.dataset.anders)));
    if (!entry) continue;
    const renewed = { ...entry, id, fresh: { ...entry.fresh, ...fresh } };
    if (entry.fields) renewed.fields = entry.fields.map(([name, value]) => [name, fresh[name] ?? value]);
    attempt(() => window[storage].setItem(kPrefix + id, JSON.stringify(renewed)));
  }
  forget(done.dataset.anders);
  attempt(() => sessionStorage.removeItem(kCurrent));
}

// Whoever signs out leaves nothing behind for the next person at this machine.
for (const form of document.querySelectorAll('form[action="/stab/abmelden"]')) {
  form.addEventListener('submit', (event) => {
    const waiting = storedIds();
    if (waiting.length === 0) return;
    const sentence = waiting.length === 1 ? either('Ein Entwurf ist noch nicht abgesandt.', 'One draft has not been sent yet.') : either(`${waiting.length} Entwürfe sind noch nicht abgesandt.`, `${waiting.length} drafts have not been sent yet.`);
    if (!window.confirm(`${sentence} ${waiting.length === 1 ? either('Beim Abmelden wird er von diesem Rechner gelöscht. Trotzdem abmelden?', 'Signing out deletes it from this computer. Sign out all the same?') : either('Beim Abmelden werden sie von diesem Rechner gelöscht. Trotzdem abmelden?', 'Signing out deletes them from this computer. Sign out all the same?')}`)) return event.preventDefault();
    for (const id of waiting) forget(id);
    for (const name of [kCurrent, kClock]) attempt(() => sessionStorage.removeItem(name));
  });
}

function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !kNotKept.has(name));
}

// True if somebody typed something: choices alone are made again in a second.
const isWorthKeeping = (form) => ['name', 'anschrift', 'telefon', 'email', 'betreff', 'text', 'zeichen', 'formular'].some((name) => form.elements[name]?.value.trim());

function fill(form, draft) {
  for (const [name, value] of draft.fields) {
    const field = form.elements[name];
    if (field) field.value = value;  // of radio buttons too: RadioNodeList chooses the one of that value
  }
  form.dataset.entwurf = draft.id;
  if (draft.fields.some(([name, value]) => /^(frist|zeichen|formular|entscheidung)/.test(name) && value)) byId('mehr').open = true;
}

function localNow() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

// One key chooses the way something came in, but only while the choice has the focus (WCAG 2.1.4).
byId('weg')?.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const way = byId('weg').querySelector(`input[data-taste="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!way) return;
  event.preventDefault();
  way.checked = true;
  way.focus();
  way.dispatchEvent(new Event('input', { bubbles: true }));
});

const kKept = either('Ihre Eingaben bleiben auf diesem Rechner, bis der Eingang bestätigt ist.', 'What you type stays on this computer until the filing is confirmed.');
const kNothingKept = either('Achtung: Dieser Browser speichert nichts. Ihre Eingaben bleiben nur, solange diese Seite offen ist.', 'Attention: this browser keeps nothing. What you type stays only as long as this page is open.');

function editFiling(form) {
  const state = byId('entwurf-stand');
  const place = form.dataset.ort;
  let timer = 0;
  let waiting = 0;

  const say = (text) => {
    if (state.textContent !== text) state.textContent = text;
  };
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    const id = form.elements.id.value;
    if (!isWorthKeeping(form)) return forget(id);
    attempt(() => sessionStorage.setItem(kCurrent, id));
    void keep({ id, place, saved: Date.now(), fields: fieldsOf(form) }).then((kept) => {
      if (!kept) say(kNothingKept);
      else if (state.textContent === kNothingKept) say(kKept);
    });
  };
  const leave = () => {
    if (timer === 0 && writing === 0) return;
    save();
    const draft = open.get(form.elements.id.value);
    if (draft) keepInTab(draft);  // encrypting takes longer than a page has that goes away
  };
  const saveSoon = () => {
    if (timer === 0) timer = setTimeout(save, kSaveMs);
  };

  // What waits for the server must not look as if it had come in when the server was back.
  const freezeTime = () => {
    if (form.elements.wann.value !== 'jetzt') return;
    form.elements.wann.value = 'am';
    form.elements.eingang.value = localNow();
  };
  const reachable = () => fetch('/stab/assets/stab/stab.css', { method: 'HEAD', cache: 'no-store' }).then(() => true, () => false);
  const send = async (button) => {
    if (await reachable()) {
      clearInterval(waiting);
      waiting = 0;
      form.dataset.bereit = '1';
      form.requestSubmit(button);
      return;
    }
    freezeTime();
    save();
    say(either('Der Server antwortet nicht. Ihre Eingaben sind auf diesem Rechner gesichert und werden abgesandt, sobald er wieder da ist. Sie können diesen Eingang beiseitelegen und den nächsten erfassen.', 'The server does not answer. What you typed is safe on this computer and will be sent as soon as it is back. You can set this filing aside and enter the next one.'));
    if (waiting === 0) waiting = setInterval(() => send(button), kRetryMs);
  };

  form.addEventListener('input', () => {
    if (waiting !== 0) {  // whoever goes on writing sends again when it is done
      clearInterval(waiting);
      waiting = 0;
    }
    saveSoon();
  });
  addEventListener('pagehide', leave);
  // With a script one button is enough: it takes the way that can carry files when there are any.
  const files = form.elements.datei;
  const withFiles = byId('mit-anlagen');
  withFiles.hidden = true;
  const confirm = form.querySelector('button[value="eintragen"]');
  const compute = form.querySelector('button[value="fristen"]');
  const chosen = () => {
    const any = files.files.length > 0;
    for (const button of [confirm, compute]) {
      button.formAction = any ? withFiles.formAction : '/stab/aktion';
      button.formEnctype = any ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
    }
  };
  files.addEventListener('change', chosen);
  form.addEventListener('submit', (event) => {
    save();
    if (form.elements.uhrzeit.value) attempt(() => sessionStorage.setItem(kClock, form.elements.uhrzeit.value));
    if (form.dataset.bereit === '1') return void delete form.dataset.bereit;
    event.preventDefault();
    void send(event.submitter ?? form.querySelector('button[value="eintragen"]'));
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('button[value="eintragen"]'));
    }
  });
  byId('weg').addEventListener('input', () => {
    if (form.elements.weg.value === 'post') form.elements.uhrzeit.value ||= attempt(() => sessionStorage.getItem(kClock)) ?? '';
  });
  // A time given is a time meant.
  form.elements.uhrzeit.addEventListener('input', () => (form.elements.wann.value = 'heute'));
  form.elements.eingang.addEventListener('input', () => (form.elements.wann.value = 'am'));
  form.elements.leistung.addEventListener('change', () => {
    const chosen = form.elements.leistung.selectedOptions[0];
    const rule = form.elements.frist1_regel;
    if (chosen?.dataset.regel && rule.value === '') {
      rule.value = chosen.dataset.regel;
      if (rule.value !== '') byId('mehr').open = true;
      else rule.value = '';
    }
  });

  // Scans that the server keeps belong to the form they came with, and to no other draft.
  const there = byId('anlagen-da');
  const thereFor = form.elements.id.value;
  const begin = (draft) => {
    form.reset();
    if (there) there.hidden = there.disabled = draft?.id !== thereFor;
    if (draft) return fill(form, draft);
    form.elements.id.value = newId();
    form.elements.saat.value = hex(random(32));
  };
  const list = () => {
    const box = byId('entwuerfe');
    const others = drafts().filter((draft) => draft.id !== form.elements.id.value && draft.place === place);
    box.hidden = others.length === 0;
    box.replaceChildren();
    if (others.length === 0) return;
    const heading = document.createElement('h2');
    heading.className = 'kern-heading-small';
    heading.textContent = others.length === 1 ? either('Ein Entwurf wartet auf diesem Rechner', 'One draft is waiting on this computer') : either(`${others.length} Entwürfe warten auf diesem Rechner`, `${others.length} drafts are waiting on this computer`);
    const entries = document.createElement('ul');
    entries.className = 'stab-list';
    for (const draft of others) entries.append(line(draft));
    box.append(heading, entries);
  };
  const button = (text, about, work) => {
    const out = document.createElement('button');
    out.type = 'button';
    out.className = 'kern-btn kern-btn--tertiary';
    const label = document.createElement('span');
    label.className = 'kern-label';
    label.textContent = text;
    out.setAttribute('aria-label', `${text}: ${about}`);
    out.append(label);
    out.addEventListener('click', work);
    return out;
  };
  const line = (draft) => {
    const value = (name) => draft.fields.find(([field]) => field === name)?.[1] ?? '';
    const about = value('name') || value('betreff') || either('ohne Namen', 'without a name');
    const item = document.createElement('li');
    const text = document.createElement('span');
    text.textContent = either(`${timeOf(draft)} Uhr, ${about} `, `${timeOf(draft)}, ${about} `);
    item.append(
      text,
      button(either('Weiterschreiben', 'Go on writing'), about, () => {
        save();
        begin(draft);
        save();
        list();
        form.elements.name.focus();
      }),
      button(either('Verwerfen', 'Discard'), about, () => {
        if (!window.confirm(either(`Den Entwurf »${about}« von diesem Rechner löschen?`, `Delete the draft “${about}” from this computer?`))) return;
        forget(draft.id);
        list();
      }),
    );
    return item;
  };

  const aside = byId('beiseite');
  aside.hidden = false;
  aside.addEventListener('click', () => {
    clearInterval(waiting);
    waiting = 0;
    freezeTime();
    save();
    begin(null);
    attempt(() => sessionStorage.removeItem(kCurrent));
    list();
    say(either('Der Entwurf liegt oben bereit. Sie können den nächsten Eingang erfassen.', 'The draft waits above. You can enter the next filing.'));
    form.elements.name.focus();
  });

  // The same tab again, after a reload or a crash: what was being written stands there again. Whoever began to write meanwhile goes on.
  const restore = () => {
    const last = attempt(() => sessionStorage.getItem(kCurrent));
    const mine = form.dataset.behalten || isWorthKeeping(form) ? null : drafts().find((draft) => draft.id === last && draft.place === place);
    if (mine) {
      begin(mine);
      say(either(`Ihre Eingaben von ${timeOf(mine)} Uhr stehen wieder da.`, `What you typed at ${timeOf(mine)} is there again.`));
    }
    if (form.dataset.behalten) save();
    list();
    form.dataset.da = '1';
  };
  form.elements.name.focus();
  void unlock(form.dataset.schluessel).then(restore, restore);
}

const filing = byId('eingang-form');
if (filing) editFiling(filing);

// The digest of a letter's file is computed here; the file stays on this machine.
const file = byId('brief-form') && byId('datei');
if (file && window.crypto?.subtle) {
  file.addEventListener('change', async () => {
    if (!file.files[0]) return;
    byId('pruefsumme').value = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.files[0].arrayBuffer())));
  });
} else if (file) {
  file.closest('.kern-form-input').remove();
}
