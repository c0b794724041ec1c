// SPDX-License-Identifier: EUPL-1.2
// The real program with the region Südwestfalen on the evening of 31 October 2023, on a free port, in a folder of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kPack = join(dirname(fileURLToPath(import.meta.url)), '../../examples/suedwestfalen');
const kMoment = '2023-10-31T20:00:00+01:00';
const kStartMs = 60_000;
export const kAccount = { name: 'stab', password: 'bruecke-laterne-kompass-31' };

export async function start(program, { data = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nb-browser-'));
  const dir = join(folder, 'daten');
  const run = (...args) => execFileSync(program, args, { input: `${kAccount.password}\n`, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
  run('init', '--dir', dir, '--instance', 'browsertest', '--title', 'Südwestfalen', '--operator', kAccount.name, '--password-stdin');
  if (data) {
    run('import', '--dir', dir, kPack);
    run('timeline', '--dir', dir, join(kPack, 'timeline.jsonl'), join(kPack, 'stab.jsonl'), '--until', kMoment);
  }
  const child = spawn(program, ['serve', '--dir', dir, '--port', '0', '--clock-at', kMoment], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const base = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the program did not say “Bereit” in time')), kStartMs);
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const port = /^Bereit: http:\/\/[^:]+:(\d+)\//m.exec(text)?.[1];
      if (port) {
        clearTimeout(timer);
        resolve(`http://localhost:${port}`);
      }
    });
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it was ready`)));
  });
  return {
    base,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}
