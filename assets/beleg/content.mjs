// SPDX-License-Identifier: EUPL-1.2
// What was handed in, written as the program writes it before it is sealed (docs/formats/receipt.md), so that it can be held against
// the hashes in the entry. Pure.
import { sha256, toHex, utf8 } from './bytes.mjs';
import { Flaw } from './flaw.mjs';
import { verifyPart } from './receipt.mjs';

/** The fields of the parts that are known, in the order in which they are written. */
export const kFields = {
  sender: ['name', 'address', 'phone', 'email'],
  content: ['title', 'text', 'reference'],
};

const json = (fields) => JSON.stringify(Object.fromEntries(fields.filter(([, value]) => value !== '')));

/** As both forms tidy what is typed: no blanks around it, letters composed. */
const tidy = (value) => value.replace(/\r\n?/g, '\n').replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').normalize('NFC');

/** Bytes that a part may have been written as: the counter's form keeps the line ends of its browser, the online form does not. */
export function writings(part, values) {
  const fields = kFields[part].map((field) => [field, tidy(values[field] ?? '')]);
  const carried = fields.map(([field, value]) => [field, value.replaceAll('\n', '\r\n')]);
  return [...new Set([json(fields), json(carried)])].map(utf8);
}

/** The part "attachments": `files` are {name, bytes} in the order of the entry. */
export function attachmentWriting(entry, files) {
  const said = entry.data.attachments ?? [];
  return utf8(JSON.stringify({ files: files.map(({ name, bytes }, i) => ({ stored: said[i]?.stored ?? '', content: toHex(sha256(bytes)), name: name.normalize('NFC').trim() })) }));
}

/** Does one of these contents stand behind that part of the proven entry? */
export function matches(proven, part, contents) {
  return contents.some((content) => {
    try {
      verifyPart(proven, part, content);
      return true;
    } catch (error) {
      if (error instanceof Flaw && error.kind === 'content') return false;
      throw error;
    }
  });
}

/** Parts whose content can be checked: those that the receipt has a salt for, in the entry's order. */
export const provable = (proven) => (proven.entry.parts ?? []).map(({ name }) => name).filter((name) => proven.salts.some((salt) => salt.name === name));
