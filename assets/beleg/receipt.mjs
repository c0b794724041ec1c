// SPDX-License-Identifier: EUPL-1.2
// A receipt's file, and its verification against keys that do not come from it (docs/formats/receipt.md).
import { concat, equal, fromBase64, fromLatin1, latin1, parseU64, sha256, toBase64, toHex, utf8 } from './bytes.mjs';
import { decodeEntry } from './entry.mjs';
import { flaw } from './flaw.mjs';
import { leafHash, verifyInclusion } from './merkle.mjs';
import { openCheckpoint, verifyCosignatures } from './note.mjs';

const kReceiptBytesMax = 65536;
const kCoreBytesMax = 4096;
const kCheckBytes = 8;
const kPartsMax = 32;
const kProofMax = 63;
const kSaltBytes = 16;
const kFirstLine = 'c2sp.org/tlog-proof@v1';

const malformed = (de, en) => flaw('syntax', `Der Beleg ist beschädigt: ${de}`, `The receipt is damaged: ${en}`);

/** Takes bytes from the front; null once there are too few. */
export class Cursor {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    if (count === null || this.at === null || this.at + count > this.bytes.length) {
      this.at = null;
      return null;
    }
    this.at += count;
    return this.bytes.slice(this.at - count, this.at);
  }

  number(count) {
    const bytes = this.take(count);
    return bytes && bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  get ok() {
    return this.at !== null;
  }

  get atEnd() {
    return this.at === this.bytes.length;
  }
}

/** [{name, salt}] as both forms of a receipt hold them; names as one character per byte. */
export function takeSalts(cursor) {
  const salts = [];
  for (let left = cursor.number(1); left > 0 && cursor.ok; --left) {
    const name = cursor.take(cursor.number(1));
    const salt = cursor.take(kSaltBytes);
    if (salt) salts.push({ name: latin1(name), salt });
  }
  return salts;
}

export const saltBytes = (salts) => concat(Uint8Array.of(salts.length), ...salts.flatMap(({ name, salt }) => [Uint8Array.of(name.length), fromLatin1(name), salt]));

function parseExtra(base64) {
  const bytes = fromBase64(base64);
  if (!bytes || bytes.length < kCheckBytes) throw malformed('Die Zeile »extra« ist nicht lesbar.', 'The line “extra” cannot be read.');
  const body = bytes.slice(0, -kCheckBytes);
  if (!equal(sha256(body).slice(0, kCheckBytes), bytes.slice(-kCheckBytes))) throw malformed('Die Prüfziffer der Zeile »extra« stimmt nicht.', 'The check of the line “extra” is wrong.');
  const cursor = new Cursor(body);
  const core = cursor.take(cursor.number(2));
  const salts = takeSalts(cursor);
  if (!cursor.ok || !cursor.atEnd || salts.length > kPartsMax || core.length > kCoreBytesMax) {
    throw malformed('Die Zeile »extra« hat nicht den vorgeschriebenen Aufbau.', 'The line “extra” does not have its layout.');
  }
  return { core, salts };
}

/** Lines taken from the front of a text. */
class Lines {
  constructor(text) {
    this.rest = text;
  }

  /** Up to LF; null if there is none. */
  take() {
    const end = this.rest.indexOf('\n');
    if (end < 0) return null;
    const line = this.rest.slice(0, end);
    this.rest = this.rest.slice(end + 1);
    return line;
  }

  field(word) {
    const line = this.take();
    return line !== null && line.startsWith(word) ? line.slice(word.length) : null;
  }
}

function parseProof(lines) {
  const proof = [];
  for (;;) {
    const line = lines.take();
    if (line === null) throw malformed('Hinter dem Beweis fehlt der Prüfstand.', 'The checkpoint is missing behind the proof.');
    if (line === '') return proof;
    const hash = fromBase64(line);
    if (!hash || hash.length !== 32 || proof.length === kProofMax) throw malformed('Eine Zeile des Beweises ist nicht lesbar.', 'A line of the proof cannot be read.');
    proof.push(hash);
  }
}

/** {core, salts, index, proof, checkpoint} out of the file's bytes; nothing is verified yet. */
export function parseReceipt(bytes) {
  if (bytes.length > kReceiptBytesMax) throw flaw('too_long', 'Der Beleg ist zu lang.', 'The receipt is too long.');
  const lines = new Lines(latin1(bytes));
  if (lines.take() !== kFirstLine) throw flaw('syntax', 'Das ist kein Beleg: Die erste Zeile ist eine andere.', 'This is no receipt: its first line is another.');
  const extra = lines.field('extra ');
  if (extra === null) throw malformed('Die Zeile »extra« fehlt.', 'The line “extra” is missing.');
  const { core, salts } = parseExtra(extra);
  const index = parseU64(lines.field('index ') ?? '');
  if (index === null) throw malformed('Die Position ist keine Zahl.', 'The position is no number.');
  return { core, salts, index, proof: parseProof(lines), checkpoint: fromLatin1(lines.rest) };
}

/** The file's bytes. */
export function encodeReceipt({ core, salts, index, proof, checkpoint }) {
  const body = concat(Uint8Array.of(core.length >> 8, core.length & 0xff), core, saltBytes(salts));
  const extra = toBase64(concat(body, sha256(body).slice(0, kCheckBytes)));
  const head = `${kFirstLine}\nextra ${extra}\nindex ${index}\n${proof.map((hash) => toBase64(hash) + '\n').join('')}\n`;
  return concat(utf8(head), checkpoint);
}

function checkCore(entry, checkpoint, salts) {
  if (checkpoint.origin.slice(checkpoint.origin.lastIndexOf('/') + 1) !== entry.node) {
    throw flaw('proof', 'Der Eintrag nennt einen anderen Schreiber als das Protokoll.', 'The entry names another writer than the log.');
  }
  salts.forEach(({ name }, i) => {
    if (!(entry.parts ?? []).some((part) => part.name === name)) throw malformed('Ein Salz gehört zu keinem Teil des Eintrags.', 'A salt belongs to no part of the entry.');
    if (salts.findIndex((other) => other.name === name) !== i) throw malformed('Ein Salz kommt doppelt vor.', 'A salt occurs twice.');
  });
}

/** What the receipt proves under the log's key: {entry, index, checkpoint, salts, witnesses}; throws the flaw otherwise. */
export function verifyReceipt(receipt, key, witnesses = []) {
  const checkpoint = openCheckpoint(receipt.checkpoint, key);
  const confirmed = verifyCosignatures(receipt.checkpoint, witnesses);
  verifyInclusion(receipt.index, checkpoint.size, leafHash(receipt.core), receipt.proof, checkpoint.root);
  const entry = decodeEntry(receipt.core);
  checkCore(entry, checkpoint, receipt.salts);
  return { entry, index: receipt.index, checkpoint, salts: receipt.salts, witnesses: confirmed };
}

/** Throws the flaw unless `content` is what was handed in as that part; the entry must have been proven. */
export function verifyPart({ entry, salts }, name, content) {
  const part = (entry.parts ?? []).find((one) => one.name === name);
  const salt = salts.find((one) => one.name === name);
  if (!part) throw flaw('missing', `Der Eintrag hat keinen Teil »${name}«.`, `The entry has no part “${name}”.`);
  if (!salt) {
    throw flaw('missing', `Der Beleg enthält kein Salz für den Teil »${name}«; der Inhalt lässt sich damit nicht beweisen.`,
      `The receipt holds no salt for the part “${name}”; its content cannot be proven with it.`);
  }
  if (toHex(sha256(salt.salt, content)) !== part.says) {
    throw flaw('content', `Der Inhalt ist nicht der, der als Teil »${name}« eingereicht wurde.`, `The content is not what was handed in as part “${name}”.`);
  }
}
