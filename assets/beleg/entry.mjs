// SPDX-License-Identifier: EUPL-1.2
// The core of an entry (docs/formats/entry.md), read as strictly as the program itself reads it.
import { fromHex, fromUtf8, utf8 } from './bytes.mjs';
import { flaw } from './flaw.mjs';

const kCoreBytesMax = 4096;
const kDepthMax = 32;
const kPartsMax = 32;
const kTextBytesMax = 200;
const kMembers = ['v', 'type', 'at', 'occurred', 'node', 'actor', 'command', 'subject', 'data', 'parts'];
const kI64Max = (1n << 63n) - 1n;
const kU64Max = (1n << 64n) - 1n;
const kDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const malformed = (de, en) => flaw('syntax', `Der Eintrag ist fehlerhaft: ${de}`, `The entry is malformed: ${en}`);
const noJson = () => malformed('Er ist kein JSON.', 'It is not JSON.');
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a parsed value no longer shows: depth, number of members as written, the version as written. */
function scan(text) {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let key = null;
  let version = null;
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]|[^\s{}[\]:,"]+/gs;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [word] = token;
    if (word === '{' || word === '[') deepest = Math.max(deepest, ++depth);
    else if (word === '}' || word === ']') --depth;
    else if (word === ':') ++members;
    else if (word.startsWith('"')) key = depth === 1 ? JSON.parse(word) : null;
    else if (depth === 1 && key === 'v' && version === null) version = word;
  }
  return { deepest, members, version };
}

const countMembers = (value) => (Array.isArray(value) ? 0 : isObject(value) ? Object.keys(value).length : 0)
  + (typeof value === 'object' && value !== null ? Object.values(value).reduce((sum, item) => sum + countMembers(item), 0) : 0);

/** False for halves of surrogate pairs, which are no text. */
function wellFormed(value) {
  if (typeof value === 'string') return fromUtf8(utf8(value)) === value;
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => wellFormed(key) && wellFormed(item));
}

function checkVersion(version) {
  const value = version !== null && /^-?[0-9]+$/.test(version) ? BigInt(version) : null;
  if (value !== null && value > 1n && value <= kU64Max) {
    throw flaw('newer_version', 'Der Eintrag wurde von einer neueren Version geschrieben; bitte das Programm aktualisieren.',
      'The entry was written by a newer version; please update the program.');
  }
  if (value !== 1n || value > kI64Max) throw malformed('Die Version fehlt oder ist unbekannt.', 'The version is missing or unknown.');
}

function isMoment(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month < 1 || month > 12 || day < 1 || day > kDays[month - 1] || (month === 2 && day === 29 && !leap)) return false;
  if (hour > 23 || minute > 59 || second > 59 || Number(match[8] ?? 0) > 23 || Number(match[9] ?? 0) > 59) return false;
  const shift = (match[7] === '-' ? -1 : 1) * (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0));
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  utc.setUTCHours(hour, minute - shift, second);
  return utc.getUTCFullYear() >= 0 && utc.getUTCFullYear() <= 9999;
}

const isText = (text) => utf8(text).length <= kTextBytesMax;
const isHash = (text) => text.length === 64 && fromHex(text) !== null;
const isPartName = (text) => /^[a-z0-9_][A-Za-z0-9_.-]{0,31}$/.test(text) && !text.endsWith('\n');

function readPart(part) {
  if (!isObject(part) || Object.keys(part).length !== 4) throw malformed('Ein Teil hat unbekannte oder fehlende Felder.', 'A part has unknown or missing members.');
  for (const name of ['name', 'stored', 'says', 'kind']) {
    const fits = typeof part[name] === 'string' && (name === 'name' || name === 'kind' || isHash(part[name]));
    if (!fits) throw malformed(`Das Feld »${name}« eines Teils fehlt oder ist ungültig.`, `The member “${name}” of a part is missing or invalid.`);
  }
  if (part.kind !== 'open' && part.kind !== 'sealed') throw malformed('Die Art eines Teils ist unbekannt.', 'The kind of a part is unknown.');
}

function readParts(core) {
  if (!Object.keys(core).includes('parts')) return;
  const { parts } = core;
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > kPartsMax) throw malformed('»parts« ist keine Liste von 1 bis 32 Teilen.', '“parts” is not a list of 1 to 32 parts.');
  parts.forEach(readPart);
}

function checkFields(core) {
  const names = (core.parts ?? []).map((part) => part.name);
  const rules = {
    type: core.type.length <= 80 && /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/.test(core.type) && !core.type.endsWith('\n'),
    at: isMoment(core.at),
    occurred: core.occurred === undefined || isMoment(core.occurred),
    node: /^[a-z0-9-]{1,40}$/.test(core.node) && !core.node.endsWith('\n'),
    actor: core.actor !== '' && isText(core.actor),
    command: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(core.command) && core.command.length === 36,
    subject: isText(core.subject),
    parts: names.every(isPartName) && new Set(names).size === names.length,
  };
  for (const [field, fits] of Object.entries(rules)) {
    if (!fits) throw malformed(`Das Feld »${field}« hat nicht die vorgeschriebene Form.`, `The member “${field}” does not have its form.`);
  }
}

function parseObject(bytes) {
  if (bytes.length > kCoreBytesMax) throw flaw('too_long', 'Der Eintrag ist länger als 4096 Bytes.', 'The entry is longer than 4096 bytes.');
  const text = fromUtf8(bytes);
  if (text === null) throw malformed('Er ist kein Text in UTF-8.', 'It is not text in UTF-8.');
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw noJson();
  }
  const { deepest, members, version } = scan(text);
  if (deepest > kDepthMax || !wellFormed(value)) throw noJson();
  if (!isObject(value)) throw malformed('Er ist kein JSON-Objekt.', 'It is not a JSON object.');
  if (countMembers(value) !== members) throw malformed('Ein Feld kommt doppelt vor.', 'A member occurs twice.');
  checkVersion(version);
  return value;
}

/** The core as an object of its members. */
export function decodeEntry(bytes) {
  const core = parseObject(bytes);
  for (const name of Object.keys(core)) {
    if (!kMembers.includes(name)) throw malformed(`Das Feld »${name}« ist unbekannt.`, `The member “${name}” is unknown.`);
  }
  for (const name of ['type', 'at', 'occurred', 'node', 'actor', 'command', 'subject']) {
    const absent = name === 'occurred' && !Object.keys(core).includes(name);
    if (!absent && typeof core[name] !== 'string') throw malformed(`Das Feld »${name}« fehlt oder ist kein Text.`, `The member “${name}” is missing or no text.`);
  }
  readParts(core);
  checkFields(core);
  if (!isObject(core.data)) throw malformed('»data« fehlt oder ist kein JSON-Objekt.', '“data” is missing or not a JSON object.');
  return core;
}
