// SPDX-License-Identifier: EUPL-1.2
// Bytes and their texts, each in exactly one spelling: what is not that spelling gives null. Pure.
import { sha256 as digest } from '@noble/hashes/sha2.js';

const kEncoder = new TextEncoder();
const kBase64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const kBase45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const kU64Max = (1n << 64n) - 1n;

export const utf8 = (text) => kEncoder.encode(text);

/** Text of well-formed UTF-8, else null; a byte order mark stays. */
export function fromUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One character per byte, and back: lets bytes of any kind be taken apart like text. */
export function latin1(bytes) {
  let out = '';
  for (let i = 0; i < bytes.length; i += 4096) out += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return out;
}
export const fromLatin1 = (text) => Uint8Array.from(text, (c) => c.charCodeAt(0));

export function concat(...pieces) {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

export const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
export const sha256 = (...pieces) => digest(concat(...pieces));

export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lower-case digits only. */
export function fromHex(text) {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export function toBase64(bytes) {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const value = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => kBase64[(value >> shift) & 63]);
    for (let pad = Math.max(0, i + 3 - bytes.length); pad > 0; --pad) letters[4 - pad] = '=';
    out += letters.join('');
  }
  return out;
}

/** RFC 4648 with padding, no white space, no stray bits. */
export function fromBase64(text) {
  const match = /^((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]{3})?)(={0,2})$/.exec(text);
  if (!match || text.length % 4 !== 0) return null;
  const out = new Uint8Array(Math.floor((match[1].length * 6) / 8));
  let value = 0;
  let bits = 0;
  let at = 0;
  for (const letter of match[1]) {
    value = ((value << 6) | kBase64.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[at++] = (value >> bits) & 0xff;
  }
  return toBase64(out) === text ? out : null;
}

/** RFC 9285. */
export function toBase45(bytes) {
  let out = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let value = pair ? bytes[i] * 256 + bytes[i + 1] : bytes[i];
    for (let digits = pair ? 3 : 2; digits > 0; --digits) {
      out += kBase45[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return out;
}

export function fromBase45(text) {
  if (text.length % 3 === 1) return null;
  const out = [];
  for (let i = 0; i < text.length; i += 3) {
    const digits = Array.from(text.slice(i, i + 3), (letter) => kBase45.indexOf(letter));
    if (digits.includes(-1)) return null;
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    const pair = digits.length === 3;
    if (value > (pair ? 0xffff : 0xff)) return null;
    if (pair) out.push(value >> 8);
    out.push(value & 0xff);
  }
  return Uint8Array.from(out);
}

/** Decimal without sign or leading zeros, below 2^64, as BigInt. */
export function parseU64(text) {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) return null;
  const value = BigInt(text);
  return value <= kU64Max ? value : null;
}

/** Without ASCII white space at both ends. */
export const trim = (text) => text.replace(/^[ \t\r\n\f\v]+|[ \t\r\n\f\v]+$/g, '');
