// SPDX-License-Identifier: EUPL-1.2
// A receipt of a log of one entry, signed with a key of its own: for tests that need to know what was handed in.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import { concat, toBase64, toHex, utf8 } from '../../assets/beleg/bytes.mjs';
import { keyId, kLogKey, vkeyText } from '../../assets/beleg/keys.mjs';
import { leafHash } from '../../assets/beleg/merkle.mjs';
import { checkpointText } from '../../assets/beleg/note.mjs';
import { encodeReceipt } from '../../assets/beleg/receipt.mjs';

const kName = 'notbetrieb/test/05958004/main';
const sha256 = (...pieces) => new Uint8Array(createHash('sha256').update(concat(...pieces)).digest());

/** {text, key}: `parts` are {name, content (bytes), salted}; `attachments` what the core says about files. */
export function madeReceipt(parts, attachments = []) {
  const salts = parts.map(({ name }, i) => ({ name, salt: new Uint8Array(16).fill(i + 1) }));
  const core = {
    v: 1, type: 'intake.filed', at: '2023-11-02T09:00:12.345+01:00', node: 'main', actor: 'poststelle', command: '0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11',
    subject: 'f-0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11', data: { number: 'M-000123-4', channel: 'online', ...(attachments.length > 0 && { attachments }) },
    parts: parts.map(({ name, content }, i) => ({ name, kind: 'sealed', stored: '11'.repeat(32), says: toHex(sha256(salts[i].salt, content)) })),
  };
  const bytes = utf8(JSON.stringify(core));
  const pair = generateKeyPairSync('ed25519');
  const key = { name: kName, type: kLogKey, bytes: new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)) };
  const note = checkpointText({ origin: kName, size: 1n, root: leafHash(bytes) });
  const signature = concat(keyId(key), new Uint8Array(sign(null, utf8(note), pair.privateKey)));
  const receipt = { core: bytes, salts: salts.filter((_, i) => parts[i].salted !== false), index: 0n, proof: [], checkpoint: utf8(`${note}\n\u2014 ${kName} ${toBase64(signature)}\n`) };
  return { text: new TextDecoder().decode(encodeReceipt(receipt)), key: vkeyText(key) };
}
