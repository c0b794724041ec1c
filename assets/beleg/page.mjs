// SPDX-License-Identifier: EUPL-1.2
// The receipt page itself: takes key and receipt from the form, pictures and camera, has them checked, and tells the result.
// Nothing is sent; nothing is stored unless the box is ticked.
import { latin1, fromHex, parseU64, toHex, trim, utf8 } from './bytes.mjs';
import { checkContent, hideContent, offerContent, tellContent } from './content_form.mjs';
import { describe, secondsText } from './facts.mjs';
import { Flaw } from './flaw.mjs';
import { keptKeys, forgetKeys, keepKey } from './kept.mjs';
import { parseTypedKey, parseVkey, parseWitnessVkey, vkeyText } from './keys.mjs';
import { openCheckpoint } from './note.mjs';
import { verifyReceipt } from './receipt.mjs';
import { cameraPossible, scanCamera, scanFile } from './scan.mjs';
import { compareSheet } from './sheet.mjs';
import { isShortForm, kPrefix, parseAnyReceipt, parseCode } from './short.mjs';
import { kTexts, say } from './texts.mjs';

const kVkey = /^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/;
const kNote = /\n\n\u2014 /;
const kFileBytesMax = 1 << 20;
const at = (id) => document.getElementById(id);

const state = {
  lang: 'de',
  codes: [],         // texts of the receipt's codes, from pictures
  file: null,        // bytes of the receipt's file
  checkpoint: null,  // text of the sheet's checkpoint
  tell: null,        // draws the result again, in the language of now
  camera: null,      // closes it
};
const text = (key, facts) => say(state.lang, key, facts);

function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = content;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const news = (sentence) => {
  at('news').append(element('p', sentence));
};

/** A wrong field: said beside it, by colour and to screen readers. */
class Mistake extends Error {
  constructor(field, place, sentence) {
    super(sentence);
    Object.assign(this, { field, place });
  }
}

function clearMistakes() {
  for (const field of document.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  for (const place of document.querySelectorAll('.fault')) {
    place.hidden = true;
    place.textContent = '';
  }
}

function showMistake({ field, place, message }) {
  at(field).setAttribute('aria-invalid', 'true');
  at(place).textContent = message;
  at(place).hidden = false;
  if (place === 'more-fault') at('more').open = true;
  at(field).focus();
}

/** Runs a parser of ours and blames the field if it refuses. */
function parsed(field, place, parse) {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    throw new Mistake(field, place, error.sentence[state.lang]);
  }
}

function readKey() {
  const given = trim(at('key').value);
  if (given === '') throw new Mistake('key', 'key-fault', text('need_key'));
  return parsed('key', 'key-fault', () => (given.includes('+') ? parseVkey(given.replace(/\s/g, '')) : parseTypedKey(trim(at('name').value), given)));
}

function readSheet(key) {
  const size = at('size').value.replace(/[\s.]/g, '');
  const root = at('root').value.replace(/[\s-]/g, '').toLowerCase();
  if (size === '' && root === '') return null;
  if (state.checkpoint) parsed('root', 'more-fault', () => openCheckpoint(utf8(state.checkpoint), key));
  if (size === '' || root === '') throw new Mistake(size === '' ? 'size' : 'root', 'more-fault', text('half_state'));
  if (parseU64(size) === null) throw new Mistake('size', 'more-fault', text('bad_size'));
  if (!/^[0-9a-f]{64}$/.test(root)) throw new Mistake('root', 'more-fault', text('bad_root'));
  return { size: parseU64(size), root: fromHex(root) };
}

const readWitnesses = () =>
  at('witnesses').value.split('\n').map(trim).filter((line) => line !== '').map((line) => parsed('witnesses', 'more-fault', () => parseWitnessVkey(line)));

/** The bytes to be checked: a file as it is; a pasted text may lack its last line end. */
function receiptBytes() {
  const pasted = at('text').value;
  if (trim(pasted) !== '') {
    const codes = isShortForm(pasted) ? state.codes.join('\n') + '\n' : '';
    return utf8(codes + (pasted.endsWith('\n') ? pasted : pasted + '\n'));
  }
  if (state.codes.length > 0) return utf8(state.codes.join('\n'));
  if (state.file) return state.file;
  throw new Mistake('text', 'text-fault', text('need_receipt'));
}

function factList(proven) {
  const list = document.createElement('dl');
  for (const { label, values } of describe(state.lang, proven)) {
    list.append(element('dt', label));
    for (const value of values) list.append(element('dd', value));
  }
  return list;
}

function show(good, parts) {
  at('result').hidden = false;
  at('result').className = good ? 'good' : 'bad';
  at('verdict').textContent = text(good ? 'good' : 'bad');
  at('told').replaceChildren(...parts);
}

function tellGood(proven, key, sheet, witnesses) {
  const confirmed = (witness) => proven.witnesses.find((one) => one.name === witness.name);
  const sheetText = sheet === null ? text('sheet_none') : sheet.verdict === 'same' ? text('sheet_same') : text('sheet_other', { sheet: sheet.size, receipt: proven.checkpoint.size });
  show(true, [
    element('p', text('good_why', { name: key.name })),
    factList(proven),
    element('p', sheetText),
    ...witnesses.map((witness) => {
      const one = confirmed(witness);
      return element('p', one ? text('witness_yes', { name: one.name, time: secondsText(state.lang, one.time) }) : text('witness_no', { name: witness.name }));
    }),
    element('h3', text('limits_heading')),
    element('p', text('limits')),
  ]);
}

const tellBad = (flaw) => show(false, [element('p', flaw.sentence[state.lang]), element('p', text('bad_next'))]);

/** What the result is; redrawn when the language changes. */
function judge() {
  const key = readKey();
  const given = readSheet(key);
  const witnesses = readWitnesses();
  const bytes = receiptBytes();
  try {
    const proven = verifyReceipt(parseAnyReceipt(bytes), key, witnesses);
    const sheet = given && { size: given.size, verdict: compareSheet(given, proven.checkpoint) };
    if (at('keep').checked) keepKey(vkeyText(key));
    offerContent(state.lang, proven);
    return () => tellGood(proven, key, sheet, witnesses);
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    return () => tellBad(error);
  }
}

function check() {
  clearMistakes();
  at('result').hidden = true;
  hideContent();
  state.tell = null;
  try {
    state.tell = judge();
    state.tell();
    listKept();
    at('verdict').focus();
  } catch (error) {
    if (error instanceof Mistake) showMistake(error);
    else news(text('fault', { what: error.message }));
  }
}

/** A code from the sheet: the key, or the checkpoint. True once the key is there. */
function takeFromSheet(code) {
  if (kVkey.test(code)) {
    const key = parseVkey(code);
    at('key').value = code;
    at('name').value = '';
    news(text('found_key', { name: key.name }));
    return true;
  }
  if (kNote.test(code)) {
    const [, size, root] = code.split('\n');
    state.checkpoint = code;
    at('size').value = size;
    at('root').value = toHex(Uint8Array.from(atob(root), (c) => c.charCodeAt(0)));
    at('more').open = true;
    news(text('found_state', { size }));
    return false;
  }
  news(text('found_foreign'));
  return false;
}

/** A code from the receipt. True once all of them are there. */
function takeFromReceipt(code) {
  if (!code.startsWith(kPrefix)) {
    news(text(kVkey.test(code) ? 'found_key_in_receipt' : 'found_foreign'));
    return false;
  }
  if (state.codes.includes(code)) return complete(state.codes);
  const part = parseCode(code);
  state.codes.push(code);
  news(text('found_code', { k: part.number + 1, n: part.count }));
  return complete(state.codes);
}

const complete = (codes) => codes.length > 0 && new Set(codes).size >= parseCode(codes[0]).count;

function guarded(take) {
  return (code) => {
    try {
      return take(code);
    } catch (error) {
      news(error instanceof Flaw ? error.sentence[state.lang] : text('found_foreign'));
      return false;
    }
  };
}

async function readPicture(file, take, enough) {
  news(text('searching', { name: file.name }));
  try {
    const codes = await scanFile(file, enough);
    if (codes.length === 0) news(text('found_nothing', { name: file.name }));
    codes.forEach(guarded(take));
  } catch {
    news(text('bad_picture', { name: file.name }));
  }
}

const isPicture = (file) => file.type.startsWith('image/') || /\.(jpe?g|png|webp|gif|bmp|heic)$/i.test(file.name);

async function readReceiptFile(file) {
  const bytes = new Uint8Array(await file.slice(0, kFileBytesMax).arrayBuffer());
  if (isShortForm(latin1(bytes.slice(0, 64)))) {
    state.codes.push(...latin1(bytes).split('\n').map(trim).filter((line) => line !== '' && !state.codes.includes(line)));
  } else {
    state.file = bytes;
  }
  news(text('found_file', { name: file.name }));
}

/** Does a picture need no further search? */
const wholeSheet = (codes) => codes.some((code) => kVkey.test(code)) && codes.some((code) => kNote.test(code));
const wholeReceipt = (codes) => complete([...state.codes, ...codes.filter((code) => code.startsWith(kPrefix))]);

async function readFiles(input, take, enough, other) {
  at('news').replaceChildren();
  for (const file of input.files) await (other === null || isPicture(file) ? readPicture(file, take, enough) : other(file));
  input.value = '';
}

function closeCamera() {
  state.camera?.();
  state.camera = null;
  at('camera').hidden = true;
}

async function openCamera(take) {
  closeCamera();
  at('news').replaceChildren();
  at('camera').hidden = false;
  const seen = new Set();
  const takeOnce = (code) => {
    if (seen.has(code)) return false;
    seen.add(code);
    const done = guarded(take)(code);
    if (done) closeCamera();
    return done;
  };
  try {
    state.camera = await scanCamera(at('video'), takeOnce);
    at('stop').focus();
  } catch {
    closeCamera();
    news(text('no_camera'));
  }
}

function listKept() {
  const keys = keptKeys();
  at('kept-row').hidden = keys.length === 0;
  at('kept').replaceChildren(element('option', text('kept_none'), { value: '' }), ...keys.map((key) => element('option', key.split('+')[0], { value: key })));
}

function clear() {
  Object.assign(state, { codes: [], file: null, tell: null });
  at('text').value = '';
  at('result').hidden = true;
  hideContent();
  at('news').replaceChildren();
  at('receipt-files').focus();
}

function speak(lang) {
  state.lang = lang;
  document.documentElement.lang = lang;
  document.title = text('title');
  for (const button of document.querySelectorAll('[data-lang]')) button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = kTexts[node.dataset.t][lang];
  clearMistakes();
  at('news').replaceChildren();
  listKept();
  state.tell?.();
  tellContent(lang);
}

at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  check();
});
at('sheet-files').addEventListener('change', (event) => readFiles(event.target, takeFromSheet, wholeSheet, null));
at('receipt-files').addEventListener('change', (event) => readFiles(event.target, takeFromReceipt, wholeReceipt, readReceiptFile));
at('sheet-camera').addEventListener('click', () => openCamera(takeFromSheet));
at('receipt-camera').addEventListener('click', () => openCamera(takeFromReceipt));
at('stop').addEventListener('click', closeCamera);
at('kept').addEventListener('change', (event) => {
  at('key').value = event.target.value;
  at('name').value = '';
});
at('forget').addEventListener('click', () => {
  forgetKeys();
  listKept();
  news(text('forgotten'));
});
for (const field of ['size', 'root']) at(field).addEventListener('input', () => { state.checkpoint = null; });
at('content-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void checkContent(state.lang);
});
at('print').addEventListener('click', () => window.print());
at('clear').addEventListener('click', clear);
for (const button of document.querySelectorAll('[data-lang]')) button.addEventListener('click', () => speak(button.dataset.lang));
for (const id of ['sheet-camera', 'receipt-camera']) at(id).hidden = !cameraPossible();
speak(location.hash === '#en' ? 'en' : 'de');  // a saved copy has no other way to be told
