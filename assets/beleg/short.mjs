// SPDX-License-Identifier: EUPL-1.2
// The short form of receipts: texts of QR codes that give back the file byte for byte (docs/formats/receipt.md, "Short form").
import { concat, equal, fromBase45, fromHex, fromLatin1, fromUtf8, latin1, sha256, toBase45, toHex, trim, utf8 } from './bytes.mjs';
import { Flaw, flaw } from './flaw.mjs';
import { checkpointText, noteText, parseCheckpointText, parseNote } from './note.mjs';
import { Cursor, encodeReceipt, parseReceipt, saltBytes, takeSalts } from './receipt.mjs';
import { kWords } from './short_words.mjs';

export const kPrefix = 'NB1:';
const kIdBytes = 8;
const kHeadBytes = 9;
const kPartBytesMax = 691;
const kCodesMax = 4;
const kCodeCharsMax = 1054;
const kFileBytesMax = 16384;
const kCoreBytesMax = 4096;
const kHexRun = 1;
const kUuid = 2;
const kWord = 3;
const kFirstFree = 9;
const kByWordLength = kWords.map((word, number) => ({ word, number })).sort((a, b) => b.word.length - a.word.length);

const unreadable = () => flaw('syntax', 'Ein Code ist beschädigt; bitte noch einmal vollständig übertragen.', 'A code is damaged; please copy it again completely.');
const damaged = () =>
  flaw('syntax', 'Die Codes sind beschädigt: Ihr Inhalt passt nicht zu ihrer Kennung. Bitte noch einmal vollständig übertragen.',
    'The codes are damaged: their content does not fit their id. Please copy them again completely.');

/** The core's bytes made small; null for what can be no core. */
function packCore(core) {
  if (core.length > kCoreBytesMax || core.some((byte) => byte < kFirstFree)) return null;
  const text = latin1(core);
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/y;
  const hex = /[0-9a-f]{16,510}/y;
  const pieces = [];
  for (let at = 0; at < text.length;) {
    uuid.lastIndex = at;
    hex.lastIndex = at;
    const id = uuid.exec(text);
    const run = id ? null : hex.exec(text);
    const word = id || run ? null : kByWordLength.find((one) => text.startsWith(one.word, at));
    if (id) {
      pieces.push(Uint8Array.of(kUuid), fromHex(id[0].replaceAll('-', '')));
      at += id[0].length;
    } else if (run) {
      const digits = run[0].slice(0, run[0].length & ~1);
      pieces.push(Uint8Array.of(kHexRun, digits.length / 2), fromHex(digits));
      at += digits.length;
    } else if (word) {
      pieces.push(Uint8Array.of(kWord, word.number));
      at += word.word.length;
    } else {
      pieces.push(core.slice(at, at + 1));
      at += 1;
    }
  }
  return concat(...pieces);
}

function unpackCode(code, cursor) {
  if (code === kHexRun) {
    const bytes = cursor.take(cursor.number(1));
    return bytes && toHex(bytes);
  }
  if (code === kUuid) {
    const bytes = cursor.take(16);
    return bytes && toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
  return code === kWord ? (kWords[cursor.number(1) ?? -1] ?? null) : null;
}

function unpackCore(packed) {
  let text = '';
  const cursor = new Cursor(packed);
  while (!cursor.atEnd) {
    const [byte] = cursor.take(1);
    const piece = byte >= kFirstFree ? String.fromCharCode(byte) : unpackCode(byte, cursor);
    if (piece === null || !cursor.ok) return null;
    text += piece;
    if (text.length > kCoreBytesMax) return null;
  }
  return fromLatin1(text);
}

function numberBytes(value) {
  const hex = value === 0n ? '' : value.toString(16);
  const bytes = fromHex(hex.length % 2 === 0 ? hex : '0' + hex);
  return concat(Uint8Array.of(bytes.length), bytes);
}

function takeNumber(cursor) {
  const length = cursor.number(1);
  const bytes = cursor.take(length !== null && length <= 8 ? length : null);
  return bytes && bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

const withLength = (bytes) => (bytes.length <= 0xff ? concat(Uint8Array.of(bytes.length), bytes) : null);

function checkpointBytes(bytes) {
  const note = parseNote(bytes);
  const checkpoint = parseCheckpointText(note.text);
  if (checkpointText(checkpoint) !== note.text) return null;
  const pieces = [withLength(utf8(checkpoint.origin)), numberBytes(checkpoint.size), checkpoint.root, Uint8Array.of(note.signatures.length)];
  for (const signature of note.signatures) {
    pieces.push(withLength(utf8(signature.name === checkpoint.origin ? '' : signature.name)), signature.bytes.slice(0, 4), withLength(signature.bytes.slice(4)));
  }
  return pieces.includes(null) ? null : concat(...pieces);
}

function takeCheckpoint(cursor) {
  const originBytes = cursor.take(cursor.number(1));
  const size = takeNumber(cursor);
  const root = cursor.take(32);
  const signatures = [];
  const origin = originBytes && fromUtf8(originBytes);
  if (!root || origin === null) return null;
  for (let left = cursor.number(1); left > 0 && cursor.ok; --left) {
    const name = cursor.take(cursor.number(1));
    const id = cursor.take(4);
    const bytes = cursor.take(cursor.number(1));
    if (!bytes || fromUtf8(name) === null) return null;
    signatures.push({ name: fromUtf8(name) || origin, bytes: concat(id, bytes) });
  }
  return utf8(noteText({ text: checkpointText({ origin, size, root }), signatures }));
}

function bodyOf(receipt) {
  const core = packCore(receipt.core);
  const checkpoint = checkpointBytes(receipt.checkpoint);
  if (!core || !checkpoint || receipt.salts.length > 32 || receipt.proof.length > 63) return null;
  return concat(numberBytes(receipt.index), Uint8Array.of(core.length >> 8, core.length & 0xff), core, saltBytes(receipt.salts), Uint8Array.of(receipt.proof.length), ...receipt.proof, checkpoint);
}

function receiptOf(body) {
  const cursor = new Cursor(body);
  const index = takeNumber(cursor);
  const packed = cursor.take(cursor.number(2));
  const core = packed && unpackCore(packed);
  if (!core) return null;
  const salts = takeSalts(cursor);
  const proof = [];
  for (let left = cursor.number(1); left > 0 && cursor.ok; --left) proof.push(cursor.take(32));
  const checkpoint = cursor.ok ? takeCheckpoint(cursor) : null;
  if (!checkpoint || !cursor.atEnd || salts.length > 32) return null;
  return { core, salts, index, proof, checkpoint };
}

const idOf = (receipt) => sha256(encodeReceipt(receipt)).slice(0, kIdBytes);
const codeText = (id, number, count, bytes) => kPrefix + toBase45(concat(id, Uint8Array.of(number * 16 + count - 1), bytes));

/** The codes of a receipt. */
export function shorten(receipt) {
  const body = bodyOf(receipt);
  if (!body) throw flaw('syntax', 'Dieser Beleg hat keine Kurzform: Er hat nicht den üblichen Aufbau.', 'This receipt has no short form: it does not have the usual layout.');
  const count = Math.ceil(body.length / kPartBytesMax);
  if (count > kCodesMax) throw flaw('too_long', 'Dieser Beleg ist zu groß für vier Codes; es gibt ihn nur als Datei.', 'This receipt is too large for four codes; it exists as a file only.');
  const length = Math.ceil(body.length / count);
  return Array.from({ length: count }, (_, k) => codeText(idOf(receipt), k, count, body.slice(k * length, (k + 1) * length)));
}

/** {id, number (from 0), count, bytes} of one code. */
export function parseCode(code) {
  if (!code.startsWith(kPrefix)) throw flaw('syntax', 'Das ist kein Code eines Belegs: Er beginnt nicht mit »NB1:«.', 'This is no code of a receipt: it does not begin with “NB1:”.');
  if (utf8(code).length > kCodeCharsMax) throw flaw('too_long', 'Ein Code ist zu lang.', 'A code is too long.');
  const bytes = fromBase45(code.slice(kPrefix.length));
  if (!bytes || bytes.length <= kHeadBytes) throw unreadable();
  const part = { id: bytes.slice(0, kIdBytes), number: bytes[kIdBytes] >> 4, count: (bytes[kIdBytes] & 15) + 1, bytes: bytes.slice(kHeadBytes) };
  if (part.count > kCodesMax || part.number >= part.count) throw unreadable();
  return part;
}

function collect(codes) {
  const parts = [];
  for (const code of codes) {
    const part = parseCode(code);
    if (parts.length > 0 && !(equal(parts[0].id, part.id) && parts[0].count === part.count)) {
      throw flaw('syntax', 'Die Codes gehören zu verschiedenen Belegen.', 'The codes belong to different receipts.');
    }
    const same = parts.find((one) => one.number === part.number);
    if (!same) parts.push(part);
    else if (!equal(same.bytes, part.bytes)) {
      throw flaw('syntax', 'Ein Code kommt in zwei verschiedenen Fassungen vor; einer davon ist beschädigt.', 'A code occurs in two different versions; one of them is damaged.');
    }
  }
  return parts.sort((a, b) => a.number - b.number);
}

/** The receipt whose codes these are, in any order. */
export function expand(codes) {
  const parts = collect(codes);
  if (parts.length === 0) throw flaw('missing', 'Es ist kein Code da.', 'There is no code.');
  for (let k = 0; k < parts[0].count; ++k) {
    if (parts[k]?.number === k) continue;
    throw flaw('missing', `Es fehlen Codes: ${parts.length} von ${parts[0].count} sind da; Code ${k + 1} fehlt.`,
      `Codes are missing: ${parts.length} of ${parts[0].count} are there; code ${k + 1} is missing.`);
  }
  const receipt = receiptOf(concat(...parts.map((part) => part.bytes)));
  if (!receipt || !equal(idOf(receipt), parts[0].id)) throw damaged();
  let again = null;
  try {
    again = shorten(receipt);
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
  }
  const given = parts.map((part) => codeText(part.id, part.number, part.count, part.bytes));
  if (!again || again.join('\n') !== given.join('\n')) throw damaged();
  return receipt;
}

export const isShortForm = (text) => trim(text).startsWith(kPrefix);
export const codeLines = (text) => text.split('\n').map(trim).filter((line) => line !== '');

/** A receipt's file or a file of codes. */
export function parseAnyReceipt(bytes) {
  const text = latin1(bytes);
  if (!isShortForm(text)) return parseReceipt(bytes);
  if (bytes.length > kFileBytesMax) throw flaw('too_long', 'Die Datei mit den Codes ist zu lang.', 'The file with the codes is too long.');
  return expand(codeLines(text));
}
