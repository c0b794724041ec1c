// SPDX-License-Identifier: EUPL-1.2
// Two verifiers written apart, the page's and nb-verify ($NB_VERIFY), must say the same words of receipts damaged at random.
// The seed is printed; NB_SEED repeats a run.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';

import { utf8 } from '../../assets/beleg/bytes.mjs';
import { Flaw } from '../../assets/beleg/flaw.mjs';
import { parseVkey } from '../../assets/beleg/keys.mjs';
import { verifyReceipt } from '../../assets/beleg/receipt.mjs';
import { parseAnyReceipt } from '../../assets/beleg/short.mjs';

const kRuns = 300;
const kAtOnce = 8;
const kSeed = Number(process.env.NB_SEED ?? Date.now() % 1_000_000);
const run = promisify(execFile);

const kCases = readFileSync(new URL('../golden/receipt_cases.jsonl', import.meta.url), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line))
  .filter((one) => one.verdict === 'ok' && !one.witnesses);

// Numbers that look random and come again with the seed (a linear congruential generator).
let state = BigInt(kSeed);
function below(limit) {
  state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
  return Number(state >> 33n) % limit;
}

const kDamages = [
  (bytes) => bytes.map((byte, i) => (i === below.at ? byte ^ (1 << below(8)) : byte)),
  (bytes) => bytes.slice(0, below.at),
  (bytes) => Buffer.concat([bytes.slice(0, below.at), bytes.slice(below.at + 1)]),
  (bytes) => Buffer.concat([bytes.slice(0, below.at), Buffer.of(below(256)), bytes.slice(below.at)]),
  (bytes) => Buffer.concat([bytes.slice(0, below.at), bytes.slice(below.at - below(40))]),
  (bytes) => Buffer.from(bytes.toString('latin1').split('\n').sort(() => below(3) - 1).join('\n'), 'latin1'),
];

function damaged(text) {
  const bytes = Buffer.from(utf8(text));
  below.at = below(bytes.length);
  return Buffer.from(kDamages[below(kDamages.length)](bytes));
}

function ours(bytes, key) {
  try {
    verifyReceipt(parseAnyReceipt(new Uint8Array(bytes)), parseVkey(key));
    return 'Echt';
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    return `Nicht echt: ${error.sentence.de}`;
  }
}

async function theirs(file, key) {
  const ran = await run(process.env.NB_VERIFY, ['receipt', file, '--key', key]).catch((error) => error);
  return ran.stdout.startsWith('Echt: ') ? 'Echt' : ran.stdout.trimEnd();
}

test('both verifiers say the same of damaged receipts', { skip: !process.env.NB_VERIFY && 'NB_VERIFY does not name the program' }, async () => {
  console.log(`NB_SEED=${kSeed}`);
  const folder = mkdtempSync(join(tmpdir(), 'nb-beleg-'));
  try {
    const jobs = Array.from({ length: kRuns }, (_, i) => ({ file: join(folder, `${i}`), one: kCases[i % kCases.length] }));
    for (const job of jobs) writeFileSync(job.file, damaged(job.one.text));
    const work = async () => {
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        const [name, bytes] = [job.one.name, readFileSync(job.file)];
        assert.equal(ours(bytes, job.one.key), await theirs(job.file, job.one.key), `${name}: ${JSON.stringify(bytes.toString('latin1'))}`);
      }
    };
    await Promise.all(Array.from({ length: kAtOnce }, work));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
