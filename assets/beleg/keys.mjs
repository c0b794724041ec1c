// SPDX-License-Identifier: EUPL-1.2
// Public keys: vkeys of logs and witnesses (docs/formats/checkpoint.md), keys typed from the notice sheet (notice-sheet.md).
import * as ed from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

import { concat, equal, fromBase64, fromUtf8, sha256, toBase64, toHex, utf8 } from './bytes.mjs';
import { flaw } from './flaw.mjs';

ed.etc.sha512Sync = (...pieces) => sha512(ed.etc.concatBytes(...pieces));  // no WebCrypto: it does not exist over plain HTTP

export const kLogKey = 1;
export const kWitnessKey = 4;
const kSpaces = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const kControls = /[\u0000-\u0009\u000b-\u001f\u007f]/;
const kLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';  // Crockford's base32

/** Text that may stand in a signed note. */
export const validNoteText = (text) => !kControls.test(text);
export const validKeyName = (name) => name !== '' && validNoteText(name) && !/[+ \n]/.test(name) && !kSpaces.test(name) && fromUtf8(utf8(name)) === name;

const keyHash = (name, type, bytes) => sha256(utf8(name), utf8('\n'), Uint8Array.of(type), bytes);
export const keyId = (key) => keyHash(key.name, key.type, key.bytes).slice(0, 4);
export const vkeyText = (key) => `${key.name}+${toHex(keyId(key))}+${toBase64(concat(Uint8Array.of(key.type), key.bytes))}`;

/** Ed25519 as RFC 8032 has it: no second spelling of a signature. */
export function verifySignature(key, message, signature) {
  try {
    return ed.verify(signature, message, key.bytes, { zip215: false });
  } catch {
    return false;
  }
}

const wrong = (de, en) => flaw('key', de, en);

function parseKey(text, type, words) {
  const [name, , base64] = text.split(/\+(.*?)\+(.*)/s);
  if (base64 === undefined) throw wrong(`Der Schlüssel${words.de} ist unvollständig; erwartet wird »Name+Kennung+Schlüssel«.`, `The key${words.en} is incomplete; expected is “name+id+key”.`);
  const bytes = fromBase64(base64);
  if (!validKeyName(name) || !bytes || bytes.length !== 33) throw wrong(`Der Schlüssel${words.de} ist beschädigt; bitte noch einmal vollständig übertragen.`, `The key${words.en} is damaged; please copy it again completely.`);
  if (bytes[0] !== type) throw wrong(words.otherDe, words.otherEn);
  const key = { name, type, bytes: bytes.slice(1) };
  if (vkeyText(key) !== text) throw wrong(`Die Kennung passt nicht zum Schlüssel${words.de}; bitte noch einmal vollständig übertragen.`, `The id does not fit the key${words.en}; please copy it again completely.`);
  return key;
}

/** A log's key as text, "name+id+base64". */
export const parseVkey = (text) =>
  parseKey(text, kLogKey, { de: '', en: '', otherDe: 'Der Schlüssel ist von einer Art, die dieses Programm nicht kennt.', otherEn: 'The key is of a kind that this program does not know.' });

/** A witness's key as text. */
export const parseWitnessVkey = (text) =>
  parseKey(text, kWitnessKey, {
    de: ' des Zeugen', en: ' of the witness', otherDe: 'Das ist kein Schlüssel eines Zeugen, sondern einer von anderer Art.', otherEn: 'This is not the key of a witness but one of another kind.',
  });

const bitsOf = (bytes) => Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
const lettersOf = (bits) => bits.match(/.{5}/g).map((group) => kLetters[parseInt(group, 2)]).join('');
const allLetters = (key) => lettersOf(bitsOf(key.bytes) + '0000') + lettersOf(bitsOf(keyHash(key.name, kLogKey, key.bytes)).slice(0, 20));

/** 14 groups of four letters, the last of which checks name and key. */
export const typedKeyText = (key) => allLetters(key).match(/.{4}/g).join(' ');

/** The key that was typed from the sheet, under the log's name. */
export function parseTypedKey(name, text) {
  const letters = text.toUpperCase().replace(/[ \-\n\r\t]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length > 56) throw wrong('Der abgetippte Schlüssel ist zu lang; er hat 14 Gruppen zu vier Zeichen.', 'The typed key is too long; it has 14 groups of four characters.');
  if (letters.length < 56) throw wrong('Der abgetippte Schlüssel ist zu kurz; er hat 14 Gruppen zu vier Zeichen.', 'The typed key is too short; it has 14 groups of four characters.');
  const values = Array.from(letters.slice(0, 52), (letter) => kLetters.indexOf(letter));
  if (values.includes(-1)) throw wrong('Im abgetippten Schlüssel steht ein Zeichen, das dort nicht vorkommt.', 'The typed key contains a character that does not occur there.');
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const key = { name, type: kLogKey, bytes: Uint8Array.from(bits.slice(0, 256).match(/.{8}/g), (byte) => parseInt(byte, 2)) };
  if (!validKeyName(name)) throw wrong('Der Name des Protokolls ist ungültig; er steht auf dem Aushang über dem Schlüssel.', 'The name of the log is invalid; it stands on the notice sheet above the key.');
  if (allLetters(key) !== letters) {
    throw wrong('Der abgetippte Schlüssel enthält einen Tippfehler, oder er gehört zu einem anderen Namen; bitte mit dem Aushang vergleichen.',
      'The typed key contains a typing error, or it belongs to another name; please compare it with the notice sheet.');
  }
  return key;
}

export const sameKey = (a, b) => a.name === b.name && a.type === b.type && equal(a.bytes, b.bytes);
