// SPDX-License-Identifier: EUPL-1.2
// Finds a number behind which SHA-256(token "." number) begins with so many zero bits. Runs as a worker; no WebCrypto, which plain HTTP does not have.
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export function zeroBits(hash) {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

export function solve(token, bits) {
  const begun = sha256.create().update(utf8ToBytes(`${token}.`));
  for (let n = 0; ; n++) {
    if (zeroBits(begun.clone().update(utf8ToBytes(String(n))).digest()) >= bits) return String(n);
  }
}

if (typeof self !== 'undefined' && typeof self.postMessage === 'function' && typeof document === 'undefined') {
  self.addEventListener('message', ({ data }) => self.postMessage(solve(data.token, data.bits)));
}
