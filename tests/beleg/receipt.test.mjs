// SPDX-License-Identifier: EUPL-1.2
// The verifier of the receipt's page, held to the golden files that the C++ verifier is held to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { fromBase45, fromBase64, fromUtf8, toBase45, toBase64, utf8 } from '../../assets/beleg/bytes.mjs';
import { Flaw } from '../../assets/beleg/flaw.mjs';
import { parseTypedKey, parseVkey, parseWitnessVkey, typedKeyText, vkeyText } from '../../assets/beleg/keys.mjs';
import { encodeReceipt, parseReceipt, verifyReceipt } from '../../assets/beleg/receipt.mjs';
import { codeLines, expand, parseAnyReceipt, shorten } from '../../assets/beleg/short.mjs';
import { kWords } from '../../assets/beleg/short_words.mjs';

const golden = (name) => readFileSync(new URL(`../golden/${name}`, import.meta.url));
const kCases = golden('receipt_cases.jsonl').toString().trimEnd().split('\n').map((line) => JSON.parse(line));
const find = (name) => kCases.find((one) => one.name === name);
const kTooLong = utf8('c2sp.org/tlog-proof@v1\n' + 'x'.repeat(65536));

function judge(one) {
  const bytes = one.text === 'too long' ? kTooLong : utf8(one.text);
  return verifyReceipt(parseAnyReceipt(bytes), parseVkey(one.key), (one.witnesses ?? []).map(parseWitnessVkey));
}

/** The flaw that `run` throws; any other error fails the test. */
function flawOf(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Flaw, error.stack);
    assert.ok(error.sentence.de && error.sentence.en);
    return error;
  }
  return null;
}

const bent = (bytes, bit) => {
  const out = bytes.slice();
  out[bit >> 3] ^= 1 << (bit & 7);
  return out;
};

test('golden cases are judged as by the program, in the same words', () => {
  assert.ok(kCases.length > 100);
  for (const one of kCases) {
    const flaw = flawOf(() => {
      const proven = judge(one);
      assert.equal(proven.witnesses.length, one.confirmed ?? 0, one.name);
    });
    assert.equal(flaw?.kind ?? 'ok', one.verdict, `${one.name}: ${flaw?.message}`);
    assert.equal(flaw?.sentence.de, one.sentence, one.name);
  }
});

test('a good receipt says what it proves', () => {
  const proven = judge(find('good'));
  assert.equal(proven.index, 3n);
  assert.equal(proven.checkpoint.size, 5n);
  assert.equal(proven.entry.data.number, 'M-000123-4');
  assert.equal(proven.entry.data.deadlines[0].verdict, 'kept');
  assert.deepEqual(judge(find('confirmed')).witnesses, [{ name: 'witness.example/a', time: 1698915600n }]);
});

test('every changed bit of a receipt is refused', () => {
  const { text, key } = find('good');
  const bytes = utf8(text);
  for (let bit = 0; bit < bytes.length * 8; ++bit) assert.ok(flawOf(() => verifyReceipt(parseReceipt(bent(bytes, bit)), parseVkey(key))), `bit ${bit}`);
});

test('every changed bit of the codes is refused', () => {
  const text = golden('receipt_short_v1.txt').toString();
  const codes = codeLines(text);
  assert.equal(codes.length, 2);
  const receipt = expand(codes);
  assert.deepEqual(shorten(receipt), codes);
  for (const k of [0, 1]) {
    const bytes = utf8(codes[k]);
    for (let bit = 0; bit < bytes.length * 8; ++bit) {
      const changed = codes.slice();
      changed[k] = Buffer.from(bent(bytes, bit)).toString('latin1');
      assert.ok(flawOf(() => expand(changed)), `code ${k}, bit ${bit}`);
    }
  }
});

test('both forms give the same bytes', () => {
  for (const name of ['good', 'confirmed', 'good, first of one', 'good, another kind of entry']) {
    const bytes = utf8(find(name).text);
    assert.deepEqual(encodeReceipt(parseReceipt(bytes)), bytes);
    assert.deepEqual(encodeReceipt(expand(shorten(parseReceipt(bytes)).reverse())), bytes);
  }
  assert.equal(flawOf(() => shorten(parseReceipt(utf8(find('good, checkpoint with a further line').text)))).kind, 'syntax');
});

test('the words are those of the document', () => {
  const document = readFileSync(new URL('../../docs/formats/receipt.md', import.meta.url), 'utf8');
  assert.deepEqual(kWords, document.split('numbered from 0:\n\n```\n')[1].split('\n```')[0].split('\n'));
});

test('keys are read in one spelling, and typed ones are forgiving', () => {
  const { key: text } = find('good');
  const key = parseVkey(text);
  assert.equal(vkeyText(key), text);
  assert.equal(typedKeyText(key), 'KSDS 77XY DCVB TWN6 MEBZ 8JR0 8KSE PDVQ DSAT 227H Y6Y7 Z96K 9NT0 11Y7');
  const typed = typedKeyText(key).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll(' ', '-\n');
  assert.deepEqual(parseTypedKey(key.name, typed), key);
  for (let i = 0; i < 69; ++i) {
    const letters = typedKeyText(key);
    if (letters[i] === ' ') continue;
    const wrong = letters.slice(0, i) + (letters[i] === 'A' ? 'B' : 'A') + letters.slice(i + 1);
    assert.equal(flawOf(() => parseTypedKey(key.name, wrong)).kind, 'key', wrong);
  }
  for (const bad of ['', letters56('U'), letters56('0').slice(1), letters56('0') + '0']) assert.equal(flawOf(() => parseTypedKey(key.name, bad)).kind, 'key');
  assert.equal(flawOf(() => parseTypedKey('notbetrieb/x/05958044/main', typed)).kind, 'key');
  for (const bad of ['', 'a', 'a+b', 'a+00000000+AA==', text + ' ', text.replace('+0', '+1'), text.replace('notbetrieb', 'not betrieb')]) assert.equal(flawOf(() => parseVkey(bad)).kind, 'key', bad);
  assert.equal(flawOf(() => parseVkey(find('confirmed').witnesses[0])).kind, 'key');
  assert.equal(flawOf(() => parseWitnessVkey(text)).kind, 'key');
});
const letters56 = (letter) => letter.repeat(56);

test('texts of bytes have one spelling', () => {
  for (let length = 0; length < 8; ++length) {
    const bytes = Uint8Array.from({ length }, (_, i) => 250 - 31 * i);
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
    assert.deepEqual(fromBase45(toBase45(bytes)), bytes);
  }
  assert.equal(toBase45(utf8('Hello!!')), '%69 VD92EX0');  // RFC 9285, 4.3
  for (const bad of ['A', 'AA', 'AAA', 'AA=A', 'AB==', 'AAB=', '====', 'AA==AA==', 'AA-_', ' AAA', 'AAAA\n']) assert.equal(fromBase64(bad), null, bad);
  for (const bad of ['A', 'bb8', 'GGW', ':::', 'V5']) assert.equal(fromBase45(bad), null, bad);
  assert.equal(fromUtf8(Uint8Array.of(0xc0, 0x80)), null);
});
