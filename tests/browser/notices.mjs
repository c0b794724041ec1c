// SPDX-License-Identifier: EUPL-1.2
// Usage: node notices.mjs PROGRAM [FOLDER]
// Appointments are called off as people do it: chosen, previewed, called off with the keyboard, calls ticked off, the call-off lifted; then
// every page is looked at in every way. FOLDER: pictures go there.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { go, launch, openTab } from './browser.mjs';
import { kAccount, start } from './program.mjs';
import { report, validatePages, walkPages } from './walk.mjs';

const kPlace = 'ort=arnsberg';
const kUrgencies = ['travel', 'normal', 'birth', 'normal', 'deadline', 'normal'];

// What a rescue import leaves: appointments without a plan, some of them urgent. Sent over the socket of whoever administers the machine.
function book(socket) {
  const commands = kUrgencies.map((urgency, i) => ({
    log: '05958004/main',
    id: randomUUID(),
    actor: 'import',
    name: 'appointments.take_booking',
    args: { source: 'import', service: 'personalausweis-beantragen', reference: `W-${i}`, start: `2023-11-0${6 + (i % 3)}T09:00:00+01:00`, urgency, channels: [['mail', 'sms', 'call'][i % 3]] },
  }));
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: socket, path: '/commands', method: 'POST', headers: { 'Content-Type': 'application/json', Host: 'localhost' } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += chunk; });
      answer.on('end', () => (text.includes('"committed"') ? resolve() : reject(new Error(text))));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ commands }));
  });
}

async function signIn(browser, base, { name, password }) {
  const { page, visit, close } = await openTab(browser);
  await visit(`${base}/stab/`);
  await page.locator('input[name=konto]').first().fill(name);
  await page.locator('input[name=passwort]').first().fill(password);
  await go(page, () => page.locator('input[name=passwort]').first().press('Enter'));
  const cookies = await page.context().cookies();
  await close();
  return cookies;
}

async function callOff({ page }, base, faults) {
  await page.goto(`${base}/stab/termine/absagen?${kPlace}`);
  await page.getByLabel('Vom Tag').fill('2023-11-06');
  await page.getByLabel('bis einschließlich').fill('2023-11-10');
  await go(page, () => page.getByRole('button', { name: 'Ansehen, wen es trifft' }).press('Enter'));
  const preview = await page.locator('section', { has: page.getByRole('heading', { name: 'Das trifft 6 Termine' }) }).innerText();
  for (const word of ['Reise', 'Geburt', 'Frist']) if (!preview.includes(`dringend: ${word}`)) faults.push(`the preview does not mark ${word}`);
  await page.getByLabel('Grund, wie er allen gesagt wird').fill('Unsere Computer sind ausgefallen');
  await go(page, () => page.getByRole('button', { name: 'Jetzt absagen: 6 Termine' }).press('Enter'));
  await go(page, () => page.getByRole('link', { name: /^Wer weiß Bescheid/ }).first().press('Enter'));
  return new URL(page.url()).pathname;
}

// Neither mail nor text messages are set up here: everybody ends on the call list by themselves.
async function tickOff({ page }, base, path, faults) {
  for (let i = 0; ; i++) {
    await page.goto(`${base}/stab/termine/anrufe?${kPlace}`);
    if ((await page.getByRole('button', { name: /^Erreicht/ }).count()) === 6) break;
    if (i > 200) return faults.push('not everybody is on the call list');
    await page.waitForTimeout(100);
  }
  if (!(await page.locator('main').innerText()).includes('Vorlesen:')) faults.push('there is nothing to read out');
  const first = await page.getByRole('button', { name: /^Nicht erreicht/ }).first().getAttribute('aria-label');
  await go(page, () => page.getByRole('button', { name: /^Nicht erreicht/ }).first().press('Enter'));
  if ((await page.getByRole('button', { name: /^Nicht erreicht/ }).first().getAttribute('aria-label')) === first) faults.push('who was not reached stands first again');
  await go(page, () => page.getByRole('button', { name: /^Erreicht/ }).first().press('Enter'));
  await go(page, () => page.getByRole('button', { name: /^Keine oder falsche Nummer/ }).first().press('Enter'));
  await page.goto(`${base}${path}?${kPlace}`);
  const counts = await page.locator('.stab-counts').innerText();
  for (const word of ['angekommen', 'anzurufen', 'nicht erreichbar']) if (!counts.includes(word)) faults.push(`the counts do not say "${word}": ${counts}`);
}

async function lift({ page }, base, path, faults) {
  await page.goto(`${base}${path}?${kPlace}`);
  await page.locator('summary', { hasText: 'Absage aufheben' }).press('Enter');
  await go(page, () => page.getByRole('button', { name: 'Absage aufheben' }).press('Enter'));
  if (!(await page.locator('main').innerText()).includes('Aufgehoben am')) faults.push('it does not say that it is lifted');
}

const [program, folder] = process.argv.slice(2);
if (!program) {
  console.error('usage: node notices.mjs PROGRAM [FOLDER]');
  process.exit(2);
}
if (folder) mkdirSync(folder, { recursive: true });
const shots = async (tab, name) => {
  if (!folder) return;
  for (const look of ['light', 'narrow', 'dark', 'print']) {
    await tab.look(look);
    await tab.page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
  }
  await tab.look('light');
};

const faults = [];
let server = null;
let browser = null;
try {
  server = await start(program);
  await book(server.control);
  browser = await launch();
  const cookies = await signIn(browser, server.base, kAccount);
  const tab = await openTab(browser, cookies);
  tab.page.setDefaultTimeout(20_000);
  await tab.page.goto(`${server.base}/stab/termine/absagen?${kPlace}&von=2023-11-06&bis=2023-11-10`);
  await shots(tab, 'preview');
  const path = await callOff(tab, server.base, faults);
  await tickOff(tab, server.base, path, faults);
  await shots(tab, 'call-off');
  await tab.page.goto(`${server.base}/stab/termine/anrufe?${kPlace}`);
  await shots(tab, 'calls');
  await lift(tab, server.base, path, faults);
  const paths = [path, '/stab/termine/anrufe'];
  const pages = [...paths.map((one) => ({ name: `notices ${one}`, path: `${one}?${kPlace}`, staff: true })),
    { name: 'notices preview', path: `/stab/termine/absagen?${kPlace}&von=2023-11-06&bis=2023-11-10`, staff: true }];
  const results = await walkPages([tab], server.base, pages);
  const header = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
  results.push(...(await validatePages(server.base, pages, header)), { page: 'notices', check: 'from the choice to the last call', faults });
  process.exitCode = report(results) ? 0 : 1;
} catch (error) {
  console.error(error.stack, faults);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await server?.stop();
}
