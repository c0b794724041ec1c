// SPDX-License-Identifier: EUPL-1.2
// The real program with the region Südwestfalen on the evening of 31 October 2023, on a free port, in a folder of its own.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kPack = join(dirname(fileURLToPath(import.meta.url)), '../../examples/suedwestfalen');
export const kBefore = '2023-10-29T12:00:00+01:00';  // set up before the timeline begins, so that its entries keep their own moments
const kMoment = '2023-10-31T20:00:00+01:00';
const kStartMs = 60_000;
const kStopMs = 20_000;
const kPortsTried = 3;
export const kAccount = { name: 'stab', password: 'bruecke-laterne-kompass-31' };

function setUp(program, dir, prepare) {
  const run = (...args) => execFileSync(program, args, { input: `${kAccount.password}\n`, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'], timeout: kStartMs });
  run('init', '--dir', dir, '--instance', 'browsertest', '--title', 'Südwestfalen', '--operator', kAccount.name, '--password-stdin', '--clock-at', kBefore);
  run('import', '--dir', dir, kPack, '--clock-at', kBefore);
  run('data-key', '--dir', dir, '--municipality', 'arnsberg', '--passphrase-stdin');
  run('timeline', '--dir', dir, join(kPack, 'timeline.jsonl'), join(kPack, 'stab.jsonl'), '--until', kMoment);
  if (prepare) prepare(run, dir);
}

// The address stands on posters and in canonical links, so it has to be known before the program starts.
async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function stop(child, folder) {
  const ended = new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', (code, signal) => resolve(code ?? signal)) : resolve(child.exitCode ?? child.signalCode)));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), kStopMs);
  const code = await ended;
  clearTimeout(late);
  rmSync(folder, { recursive: true, force: true });
  return code;
}

function ready(child) {
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the program did not say “Bereit” in time')), kStartMs);
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (!/^Bereit: /m.test(text)) return;
      clearTimeout(timer);
      resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the program ended with ${code} before it was ready`));
    });
  });
}

// Executes commands as the command line does, for what has no page that a walk could use: [['appointments.set_pool', {…}], …].
export async function command(server, log, commands) {
  const body = JSON.stringify({ commands: commands.map(([name, args]) => ({ log, id: randomUUID(), actor: kAccount.name, name, args })) });
  const answer = await new Promise((resolve, reject) => {
    const asked = request({ socketPath: server.control, path: '/commands', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
    });
    asked.on('error', reject).end(body);
  });
  if (/"(?:refusal|error|failure)"/.test(answer)) throw new Error(answer);
}

// `configure` may change the text of notbetrieb.toml; `prepare(run, dir)` may run more commands, with the password as their input.
export async function start(program, { configure = null, prepare = null } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nb-browser-'));
  try {
    setUp(program, join(folder, 'daten'), prepare);
    const config = join(folder, 'daten', 'notbetrieb.toml');
    if (configure) writeFileSync(config, configure(readFileSync(config, 'utf8')));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const base = `http://localhost:${port}`;
    const child = spawn(program, ['serve', '--dir', join(folder, 'daten'), '--port', `${port}`, '--public-url', base, '--clock-at', kMoment], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await ready(child);
      return { base, stop: () => stop(child, folder), control: join(folder, 'daten', 'control.sock') };
    } catch (error) {
      if (child.exitCode !== null && attempt < kPortsTried) continue;  // somebody else was faster and took the port
      await stop(child, folder);
      throw error;
    }
  }
}
