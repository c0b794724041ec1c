// SPDX-License-Identifier: EUPL-1.2
// The form beneath a good result: what was handed in, part by part, and whether it matches. Built of the proven entry; what is typed
// stays when the language changes, because every word carries its key.
import { utf8 } from './bytes.mjs';
import { attachmentWriting, kFields, matches, provable, writings } from './content.mjs';
import { attachmentText } from './facts.mjs';
import { kTexts, say } from './texts.mjs';

const kLong = new Set(['address', 'text']);
const kFileBytesMax = 64 * 1024 * 1024;
const at = (id) => document.getElementById(id);

/** What the form is about now: {proven, verdicts: [{part, verdict}]}; null before. */
let now = null;

function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const word = (lang, key) => make('span', { 'data-t': key }, kTexts[key][lang]);
const partName = (lang, part) => (`part_${part}` in kTexts ? say(lang, `part_${part}`) : say(lang, 'part_other', { name: part }));

function field(lang, id, key, control) {
  control.id = id;
  return [make('label', { for: id }, word(lang, key)), control];
}

function partFields(lang, part) {
  return kFields[part].flatMap((name) => field(lang, `c-${part}-${name}`, `field_${name}`, kLong.has(name) ? make('textarea', { rows: 3, autocomplete: 'off' }) : make('input', { autocomplete: 'off' })));
}

function fileFields(lang, id) {
  const input = make('input', { type: 'file' });
  return { input, made: field(lang, id, 'field_file', input) };
}

function attachmentFields(lang, said) {
  return said.flatMap((one, i) => {
    const { input, made } = fileFields(lang, `c-file-${i}`);
    const name = make('input', { autocomplete: 'off' });
    input.addEventListener('change', () => { if (input.files[0]) name.value = input.files[0].name; });
    return [make('h4', {}, `${i + 1}: ${attachmentText(lang, one)}`), ...made, ...field(lang, `c-name-${i}`, 'field_file_name', name)];
  });
}

function fieldsOf(lang, proven, part) {
  if (part in kFields) return partFields(lang, part);
  if (part === 'attachments') return attachmentFields(lang, proven.entry.data.attachments ?? []);
  return fileFields(lang, `c-other-${part}`).made;
}

/** Shows the form for a proven entry; what was typed for another one is gone. */
export function offerContent(lang, proven) {
  now = { proven, verdicts: [] };
  const parts = provable(proven);
  at('content').hidden = (proven.entry.parts ?? []).length === 0;
  at('content-form').hidden = parts.length === 0;
  at('content-none').hidden = parts.length > 0;
  at('content-told').replaceChildren();
  at('content-parts').replaceChildren(...parts.map((part) => {
    const known = `part_${part}` in kTexts;
    return make('fieldset', { 'data-part': part }, make('legend', {}, known ? word(lang, `part_${part}`) : partName(lang, part)), ...fieldsOf(lang, proven, part));
  }));
}

export function hideContent() {
  now = null;
  at('content').hidden = true;
  at('content-parts').replaceChildren();
  at('content-told').replaceChildren();
}

const bytesOf = async (file) => new Uint8Array(await file.slice(0, kFileBytesMax).arrayBuffer());

/** Contents that the part may have, as entered; null if nothing was. */
async function entered(proven, part) {
  if (part in kFields) {
    const values = Object.fromEntries(kFields[part].map((name) => [name, at(`c-${part}-${name}`).value]));
    return Object.values(values).every((value) => value.trim() === '') ? null : writings(part, values);
  }
  if (part !== 'attachments') {
    const file = at(`c-other-${part}`).files[0];
    return file ? [await bytesOf(file)] : null;
  }
  const files = [];
  for (let i = 0; i < (proven.entry.data.attachments ?? []).length; ++i) {
    const file = at(`c-file-${i}`).files[0];
    files.push({ name: at(`c-name-${i}`).value, bytes: file ? await bytesOf(file) : utf8('') });
  }
  return files.some(({ bytes }) => bytes.length > 0) ? [attachmentWriting(proven.entry, files)] : null;
}

/** Holds what is entered against the entry, part by part. */
export async function checkContent(lang) {
  const { proven } = now;
  const verdicts = [];
  for (const part of provable(proven)) {
    const contents = await entered(proven, part);
    verdicts.push({ part, verdict: contents === null ? 'empty' : matches(proven, part, contents) ? 'same' : 'different' });
  }
  if (now?.proven !== proven) return;
  now.verdicts = verdicts;
  tellContent(lang);
}

/** The verdicts once more, in the language of now. */
export function tellContent(lang) {
  at('content-told').replaceChildren(...(now?.verdicts ?? []).map(({ part, verdict }) => make('li', { class: verdict }, say(lang, `part_${verdict}`, { part: partName(lang, part) }))));
}
