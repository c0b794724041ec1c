// SPDX-License-Identifier: EUPL-1.2
// C2SP signed notes, checkpoints, cosignatures (docs/formats/checkpoint.md).
import { equal, fromBase64, fromUtf8, parseU64, toBase64, utf8 } from './bytes.mjs';
import { flaw } from './flaw.mjs';
import { keyId, validKeyName, validNoteText, verifySignature } from './keys.mjs';

const kNoteBytesMax = 16384;
const kSignaturesMax = 16;
const kIdBytes = 4;
const kTimeBytes = 8;
const kDash = '\u2014 ';

const malformed = (de, en) => flaw('syntax', de, en);

function parseSignature(line) {
  const space = line.indexOf(' ', kDash.length);
  const name = line.slice(kDash.length, space);
  const bytes = fromBase64(line.slice(space + 1));
  if (!line.startsWith(kDash) || space < 0 || !validKeyName(name) || !bytes || bytes.length <= kIdBytes) {
    throw malformed('Eine Unterschriftszeile des Prüfstands ist fehlerhaft.', 'A signature line of the checkpoint is malformed.');
  }
  return { name, bytes };
}

/** {text, signatures} by its form alone. */
export function parseNote(bytes) {
  if (bytes.length > kNoteBytesMax) throw flaw('too_long', 'Der Prüfstand ist zu lang.', 'The checkpoint is too long.');
  const note = fromUtf8(bytes);
  if (note === null || !validNoteText(note)) throw malformed('Der Prüfstand enthält Steuerzeichen oder kaputte Zeichen.', 'The checkpoint contains control characters or broken characters.');
  const gap = note.lastIndexOf('\n\n');
  if (gap < 0) throw malformed('Der Prüfstand trägt keine Unterschrift.', 'The checkpoint bears no signature.');
  const block = note.slice(gap + 2);
  if (!block.endsWith('\n')) throw malformed('Die Unterschriften des Prüfstands sind unvollständig.', 'The signatures of the checkpoint are incomplete.');
  const signatures = [];
  for (const line of block.slice(0, -1).split('\n')) {
    if (signatures.length === kSignaturesMax) throw flaw('too_long', 'Der Prüfstand trägt mehr als 16 Unterschriften.', 'The checkpoint bears more than 16 signatures.');
    signatures.push(parseSignature(line));
  }
  return { text: note.slice(0, gap + 1), signatures };
}

export const noteText = (note) => note.text + '\n' + note.signatures.map(({ name, bytes }) => `${kDash}${name} ${toBase64(bytes)}\n`).join('');

/** {origin, size, root} of a note's text. */
export function parseCheckpointText(text) {
  const lines = text.slice(0, -1).split('\n');
  if (lines.length < 3) throw malformed('Der Prüfstand ist unvollständig: Name, Größe und Wurzel müssen da sein.', 'The checkpoint is incomplete: name, size and root must be there.');
  if (lines.slice(3).includes('')) throw malformed('Der Prüfstand enthält eine leere Zeile.', 'The checkpoint contains an empty line.');
  if (!validKeyName(lines[0])) throw malformed('Der Name des Protokolls im Prüfstand ist ungültig.', 'The name of the log in the checkpoint is invalid.');
  const size = parseU64(lines[1]);
  if (size === null) throw malformed('Die Größe im Prüfstand ist keine Zahl.', 'The size in the checkpoint is no number.');
  const root = fromBase64(lines[2]);
  if (!root || root.length !== 32) throw malformed('Die Wurzel im Prüfstand ist kein Prüfwert von 32 Bytes.', 'The root in the checkpoint is not a hash of 32 bytes.');
  return { origin: lines[0], size, root };
}

export const checkpointText = ({ origin, size, root }) => `${origin}\n${size}\n${toBase64(root)}\n`;

const madeBy = (signature, key) => signature.name === key.name && equal(keyId(key), signature.bytes.slice(0, kIdBytes));

function checkSignature(note, key) {
  const own = note.signatures.filter((signature) => madeBy(signature, key));
  own.forEach(({ bytes }, i) => {
    if (i > 0) throw malformed(`»${key.name}« hat zweimal unterschrieben.`, `“${key.name}” has signed twice.`);
    if (bytes.length !== kIdBytes + 64 || !verifySignature(key, utf8(note.text), bytes.slice(kIdBytes))) {
      throw flaw('signature', `Die Unterschrift von »${key.name}« ist falsch: Der Prüfstand wurde verändert.`, `The signature of “${key.name}” is wrong: the checkpoint has been changed.`);
    }
  });
  if (own.length === 0) throw flaw('key', 'Der Prüfstand trägt keine Unterschrift des angegebenen Schlüssels.', 'The checkpoint bears no signature of the given key.');
}

/** The checkpoint of a note, signed by the log's key. */
export function openCheckpoint(bytes, key) {
  const note = parseNote(bytes);
  let checkpoint = null;
  let fault = null;
  try {
    checkpoint = parseCheckpointText(note.text);
  } catch (error) {
    fault = error;  // told only of what the key signed
  }
  if (checkpoint && checkpoint.origin !== key.name) {
    throw flaw('key', `Der Prüfstand gehört zum Protokoll »${checkpoint.origin}«, der Schlüssel zu »${key.name}«.`,
      `The checkpoint belongs to the log “${checkpoint.origin}”, the key to “${key.name}”.`);
  }
  checkSignature(note, key);
  if (fault) throw fault;
  return checkpoint;
}

function checkCosignature(note, { bytes }, witness) {
  const time = bytes.slice(kIdBytes, kIdBytes + kTimeBytes).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const message = utf8(`cosignature/v1\ntime ${time}\n${note.text}`);
  if (bytes.length !== kIdBytes + kTimeBytes + 64 || !verifySignature(witness, message, bytes.slice(kIdBytes + kTimeBytes))) {
    throw flaw('signature', `Die Bestätigung des Zeugen »${witness.name}« ist falsch: Der Prüfstand wurde verändert.`,
      `The confirmation of the witness “${witness.name}” is wrong: the checkpoint has been changed.`);
  }
  return { name: witness.name, time };
}

/** [{name, time}] of those witnesses who confirmed the checkpoint. */
export function verifyCosignatures(bytes, witnesses) {
  const note = parseNote(bytes);
  const out = [];
  for (const witness of witnesses) {
    const own = note.signatures.filter((signature) => madeBy(signature, witness));
    if (own.length > 1) throw malformed(`Der Zeuge »${witness.name}« hat zweimal unterschrieben.`, `The witness “${witness.name}” has signed twice.`);
    if (own.length === 1) out.push(checkCosignature(note, own[0], witness));
  }
  return out;
}

