// SPDX-License-Identifier: EUPL-1.2
// What the receipt's page says of contents: written as the program writes them, and held against the entry as nb-verify does ($NB_VERIFY).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

import { utf8 } from '../../assets/beleg/bytes.mjs';
import { attachmentWriting, matches, provable, writings } from '../../assets/beleg/content.mjs';
import { Flaw } from '../../assets/beleg/flaw.mjs';
import { parseVkey } from '../../assets/beleg/keys.mjs';
import { verifyPart, verifyReceipt } from '../../assets/beleg/receipt.mjs';
import { parseAnyReceipt } from '../../assets/beleg/short.mjs';
import { madeReceipt } from './made_receipt.mjs';

const kRows = readFileSync(new URL('../golden/content_v1.jsonl', import.meta.url), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
const proven = ({ text, key }) => verifyReceipt(parseAnyReceipt(utf8(text)), parseVkey(key));
const kSender = { name: 'Erika Mustermann', address: 'Musterweg 1' };
const content = (text) => utf8(text);

test('parts are written as the program writes them', () => {
  assert.equal(kRows.length, 4);
  for (const { part, values, content: expected } of kRows) {
    const said = part === 'attachments'
      ? [attachmentWriting({ data: { attachments: values } }, values.map(({ name, bytes }) => ({ name, bytes: utf8(bytes) })))]
      : writings(part, values);
    assert.equal(new TextDecoder().decode(said[0]), expected);
  }
});

test('line ends and blanks around a text do not matter, anything else does', () => {
  const carried = madeReceipt([{ name: 'content', content: content('{"text":"Eins\\r\\nzwei"}') }]);
  const plain = madeReceipt([{ name: 'content', content: content('{"text":"Eins\\nzwei"}') }]);
  for (const receipt of [carried, plain]) {
    assert.ok(matches(proven(receipt), 'content', writings('content', { text: ' Eins\nzwei \n' })));
    assert.ok(!matches(proven(receipt), 'content', writings('content', { text: 'Eins zwei' })));
    assert.ok(!matches(proven(receipt), 'content', writings('content', { text: 'eins\nzwei' })));
  }
});

test('a receipt without the salt of a part proves nothing about it', () => {
  const receipt = proven(madeReceipt([{ name: 'sender', content: writings('sender', kSender)[0] }, { name: 'content', content: content('{}'), salted: false }]));
  assert.deepEqual(provable(receipt), ['sender']);
  assert.throws(() => verifyPart(receipt, 'content', content('{}')), (flaw) => flaw instanceof Flaw && flaw.kind === 'missing');
  assert.throws(() => verifyPart(receipt, 'note', content('{}')), (flaw) => flaw instanceof Flaw && flaw.kind === 'missing');
});

test('page and nb-verify say the same of every part', { skip: !process.env.NB_VERIFY && 'NB_VERIFY is not set' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nb-content-'));
  try {
    const made = madeReceipt([{ name: 'sender', content: writings('sender', kSender)[0] }, { name: 'content', content: content('{"title":"A"}'), salted: false }]);
    writeFileSync(join(folder, 'beleg'), made.text);
    for (const [part, written] of [['sender', writings('sender', kSender)[0]], ['sender', writings('sender', { name: 'Erika Musterfrau' })[0]], ['content', content('{"title":"A"}')], ['x', content('')]]) {
      writeFileSync(join(folder, 'teil'), written);
      let said = '';
      try {
        said = execFileSync(process.env.NB_VERIFY, ['receipt', join(folder, 'beleg'), '--key', made.key, '--part', `${part}=${join(folder, 'teil')}`]).toString();
      } catch (error) {
        said = error.stdout.toString();
      }
      let ours = 'Echt';
      try {
        verifyPart(proven(made), part, written);
      } catch (flaw) {
        ours = `Nicht echt: ${flaw.sentence.de}`;
      }
      assert.ok(ours === 'Echt' ? said.startsWith('Echt: ') : said.trimEnd() === ours, `${part}: ${said} / ${ours}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
