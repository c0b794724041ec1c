// SPDX-License-Identifier: EUPL-1.2
// The online form with a script: files go up at once and go on after a broken line, what was typed survives a reload. Nothing here is needed:
// without it the form sends everything together.
import { Refused, Upload } from './upload.mjs';

const kKey = `notbetrieb-einreichen ${location.pathname}`;
const kFields = ['name', 'anschrift', 'telefon', 'email', 'betreff', 'text', 'aktenzeichen', 'frist', 'frist_tag', 'frist_weg'];
const kBytesMax = 20 * 1024 * 1024;
const kFilesMax = 10;
const kDraftMs = 60 * 60 * 1000;

const form = document.getElementById('einreichen');
const list = document.getElementById('dateien');
const picker = document.getElementById('f-datei');
const stand = document.getElementById('stand');
const words = stand.dataset;
const at = form.dataset.anlagen;
const running = new Set();

const say = (text, places = {}) => { stand.textContent = text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole); };
const value = (name) => form.elements[name]?.value ?? '';

// sessionStorage may be switched off or full; then there is no draft, and nothing else is lost.
function keep(draft) {
  try {
    if (draft) sessionStorage.setItem(kKey, JSON.stringify(draft));
    else sessionStorage.removeItem(kKey);
  } catch { /* see above */ }
}
function kept() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(kKey));
    return draft && Date.now() - draft.at < kDraftMs ? draft : null;
  } catch {
    return null;
  }
}

const files = () => [...list.querySelectorAll('li')].map((row) => ({ name: row.dataset.name, bytes: Number(row.dataset.bytes), token: row.upload?.token ?? row.dataset.token, value: row.querySelector('input')?.value ?? '', kind: row.dataset.kind ?? '' }));

function store() {
  keep({ at: Date.now(), formular: value('formular'), saat: value('saat'), fields: Object.fromEntries(kFields.map((name) => [name, value(name)])), files: files() });
}

function sizeText(bytes) {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;
}

function addRow({ name, bytes, token = '', value: finished = '', kind = '' }) {
  const row = document.createElement('li');
  Object.assign(row.dataset, { name, bytes, token, kind });
  const label = Object.assign(document.createElement('span'), { className: 'file', textContent: name });
  label.lang = 'de';
  const size = Object.assign(document.createElement('span'), { className: 'asof', textContent: `${kind ? `${kind}, ` : ''}${sizeText(bytes)}` });
  const bar = Object.assign(document.createElement('progress'), { max: bytes, value: 0 });
  bar.setAttribute('aria-label', name);
  const remove = Object.assign(document.createElement('button'), { type: 'button', className: 'plain', textContent: words.remove });
  remove.setAttribute('aria-label', `${words.remove}: ${name}`);
  remove.addEventListener('click', () => removeRow(row));
  row.append(label, size, bar, remove);
  list.append(row);
  if (finished) finishRow(row, finished);
  return row;
}

function finishRow(row, text) {
  row.querySelector('progress')?.remove();
  const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'anlage', value: text });
  row.append(field);
}

function removeRow(row) {
  const upload = row.upload ?? new Upload(at, value('formular'), null, row.dataset.token);
  upload.remove();
  running.delete(row);
  row.remove();
  store();
  picker.focus();
}

async function send(row, file) {
  row.upload = new Upload(at, value('formular'), file, row.dataset.token);
  running.add(row);
  const bar = row.querySelector('progress');
  const name = row.dataset.name;
  try {
    const done = await row.upload.run(
      (known) => {
        bar.value = known.received;
        say(words.sending, { name, percent: Math.floor((100 * known.received) / known.bytes) });
        store();
      },
      () => say(words.failed, { name }),
    );
    row.dataset.kind = done.kind;
    finishRow(row, `${done.token} ${done.content} ${name}`);
    say(words.kept, { name });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    row.remove();
    if (error.message) say(error.message);
  } finally {
    running.delete(row);
    store();
  }
}

function pick() {
  for (const file of picker.files) {
    const waiting = [...list.children].find((row) => row.dataset.name === file.name && Number(row.dataset.bytes) === file.size);
    if (waiting?.querySelector('progress') && !running.has(waiting)) {
      send(waiting, file);
    } else if (waiting) {
      continue;
    } else if (file.size > kBytesMax) {
      say(`»${file.name}«: ${words.large}`);
    } else if (list.children.length >= kFilesMax) {
      say(words.many);
    } else {
      send(addRow({ name: file.name, bytes: file.size }), file);
    }
  }
  picker.value = '';
}

function restore() {
  const draft = kept();
  const untouched = kFields.every((name) => ['frist', 'frist_weg'].includes(name) || value(name) === '') && list.children.length === 0;
  if (!draft || !untouched) return;
  if (!Object.entries(draft.fields).some(([name, text]) => text && !['frist', 'frist_weg'].includes(name)) && draft.files.length === 0) return;
  form.elements.formular.value = draft.formular;  // the files wait under this id
  form.elements.saat.value = draft.saat;
  for (const name of kFields) if (draft.fields[name]) form.elements[name].value = draft.fields[name];
  for (const file of draft.files) addRow(file);
  const open = draft.files.find((file) => !file.value);
  say(open ? words.again : words.restored, { name: open?.name });
  const discard = Object.assign(document.createElement('button'), { type: 'button', className: 'plain', textContent: words.discard });
  discard.addEventListener('click', () => {
    keep(null);
    location.replace(location.href);
  });
  stand.after(discard);
}

form.classList.add('scripted');
picker.addEventListener('change', pick);
form.addEventListener('input', store);
form.addEventListener('submit', (event) => {
  if (running.size === 0) return store();
  event.preventDefault();
  say(words.busy);
});
restore();
