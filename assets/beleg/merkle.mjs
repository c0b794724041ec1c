// SPDX-License-Identifier: EUPL-1.2
// Inclusion proofs of RFC 6962 trees (docs/formats/tile.md), bottom-up as RFC 9162, 2.1.3.2 describes. Numbers are BigInt.
import { equal, sha256 } from './bytes.mjs';
import { flaw } from './flaw.mjs';

const kLeaf = Uint8Array.of(0);
const kNode = Uint8Array.of(1);
const odd = (number) => (number & 1n) === 1n;

export const leafHash = (entry) => sha256(kLeaf, entry);
export const nodeHash = (left, right) => sha256(kNode, left, right);

const tooLong = () => flaw('proof', 'Der Beweis ist zu lang für die Größe des Protokolls.', 'The proof is too long for the size of the log.');
const tooShort = () => flaw('proof', 'Der Beweis ist zu kurz für die Größe des Protokolls.', 'The proof is too short for the size of the log.');

/** Throws unless the proof leads from the leaf at `index` to the root of `size` leaves. */
export function verifyInclusion(index, size, leaf, proof, root) {
  if (index >= size) throw flaw('proof', 'Die Position liegt hinter dem Ende des Protokolls.', 'The position lies behind the end of the log.');
  let node = index;
  let last = size - 1n;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0n) throw tooLong();
    if (odd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!odd(node) && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) throw tooShort();
  if (!equal(hash, root)) {
    throw flaw('proof', 'Der Beweis führt nicht zum unterschriebenen Stand: Eintrag, Position oder Beweis wurde verändert.',
      'The proof does not lead to the signed state: entry, position or proof has been changed.');
  }
}
