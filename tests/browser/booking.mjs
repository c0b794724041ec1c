// SPDX-License-Identifier: EUPL-1.2
// Usage: node booking.mjs PROGRAM
// Appointments for citizens and the queue at the counter in a real browser, without scripts where citizens are: choose, reserve, book, keep
// the link, download the calendar file, move, give up; draw, call, finish by keyboard; the display. NB_SHOTS=FOLDER keeps pictures.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as checks from './checks.mjs';
import { go, kLooks, launch, openTab } from './browser.mjs';
import { command, kAccount, start } from './program.mjs';
import { signIn } from './staff.mjs';
import { report } from './walk.mjs';
import { validate } from './validity.mjs';

const kTown = '05958004/main';
const kPath = '/arnsberg/termine/';
const kSite = 'arn-stadtbuero-neheim';
const results = [];
const documents = [];
const add = (page, check, faults) => {
  results.push({ page, check, faults });
  for (const fault of faults) console.log(`     ${page} · ${check}: ${fault}`);
};
const expect = (page, check, holds, fault = 'is not so') => add(page, check, holds ? [] : [fault]);

async function inspect(tab, name) {
  if (process.env.NB_SHOTS) mkdirSync(process.env.NB_SHOTS, { recursive: true });
  for (const look of Object.keys(kLooks)) {
    await tab.look(look);
    add(name, `width ${look}`, await checks.noSidewaysScroll(tab));
    if (checks.kAxeLooks.includes(look)) add(name, `axe ${look}`, await checks.axe(tab, look));
    if (process.env.NB_SHOTS) await tab.page.screenshot({ path: join(process.env.NB_SHOTS, `${name.replaceAll(/\W+/g, '-')}-${look}.png`), fullPage: true });
  }
  await tab.look('light');
  documents.push({ name, html: await tab.page.content() });
}

async function plan(server) {
  await command(server, kTown, [
    ['appointments.set_pool', { name: 'Bürgerbüro', site: kSite, windows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '12:00', desks: 2 }] }],
  ]);
  await command(server, kTown, [
    ['appointments.set_offer', { pool: 'p1', service: 'beglaubigung-unterschrift', minutes: 15 }],
    ['appointments.set_offer', { pool: 'p1', service: 'personalausweis-beantragen', minutes: 15 }],
    ['appointments.set_offer', { pool: 'p1', service: 'meldebescheinigung', minutes: 15 }],
    ['appointments.call_off', { service: 'personalausweis-beantragen', from: '2023-11-01', to: '2023-11-03', reason: 'Ausfall der Fachverfahren' }],
  ]);
}

async function book(tab, base) {
  const { page } = tab;
  await page.goto(base + kPath);
  await inspect(tab, 'booking services');
  await page.goto(`${base}${kPath}?leistung=meldebescheinigung`);
  expect('booking stopped', 'says that there are none', /zurzeit keine Termine/.test(await page.textContent('main')));
  await inspect(tab, 'booking stopped');
  await page.goto(`${base}${kPath}?leistung=beglaubigung-unterschrift&tag=2023-11-06`);
  await inspect(tab, 'booking times');
  add('booking times', 'keyboard', await checks.keyboard(tab));
  await go(page, () => page.click('.slots button >> nth=0'));
  expect('booking contact', 'says how long it is held', /noch (9|10) Minuten/.test(await page.textContent('main')));
  await inspect(tab, 'booking contact');
  await go(page, () => page.click('button:has-text("Termin buchen")'));
  expect('booking faults', 'names what is missing', /Bitte geben Sie Ihren Namen an/.test(await page.textContent('main')));
  await inspect(tab, 'booking faults');
  await page.fill('#f-name', 'Erika Beispiel');
  await page.fill('#f-email', 'erika@example.org');
  await page.fill('#f-telefon', '02931 5550123');
  await go(page, () => page.click('button:has-text("Termin buchen")'));
  expect('booking done', 'has a number', /^[0-9A-Z]{3}-[0-9A-Z]{4}$/.test((await page.textContent('.number')).trim()), await page.textContent('main'));
  await inspect(tab, 'booking done');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("in den Kalender")')]);
  const text = readFileSync(await file.path(), 'utf8');
  expect('booking done', 'the calendar file is one', file.suggestedFilename() === 'termin.ics' && text.startsWith('BEGIN:VCALENDAR\r\n') && /\r\nUID:b-/.test(text), text);
  await go(page, () => page.click('.url a'));
  await inspect(tab, 'booking own');
  await go(page, () => page.click('a.day >> nth=0'));
  await go(page, () => page.click('.slots button >> nth=3'));
  expect('booking own', 'is moved', /Erledigt/.test(await page.textContent('main')));
  await inspect(tab, 'booking moved');
  await go(page, () => page.click('button:has-text("Termin abgeben")'));
  expect('booking own', 'is given up', /Sie haben diesen Termin abgegeben/.test(await page.textContent('main')));
  await inspect(tab, 'booking given up');
  await page.goto(`${base}/arnsberg/termin/${'a'.repeat(32)}/`);
  await inspect(tab, 'booking forged');
  for (const path of [`/en${kPath}`, `/leicht${kPath}`, `/leicht${kPath}?leistung=beglaubigung-unterschrift`]) {
    await page.goto(base + path);
    await inspect(tab, `booking ${path}`);
  }
}

async function queue(browser, base) {
  const tab = await openTab(browser, await signIn(browser, base, kAccount));
  const { page } = tab;
  await page.goto(`${base}/stab/termine/schalter?ort=arnsberg`);
  await page.fill('#schalter', 'Schalter 3');
  await go(page, () => page.click('button:has-text("An diesem Schalter arbeiten")'));
  for (let i = 1; i <= 3; i++) await go(page, () => page.keyboard.press('z'));
  expect('queue', 'draws by one key', /Gezogen: 3/.test((await page.textContent('main')).replaceAll(/\s+/g, ' ')), await page.textContent('main'));
  await go(page, () => page.keyboard.press('n'));
  await inspect(tab, 'queue counter');
  const board = await openTab(browser);
  await board.page.goto(`${base}/arnsberg/wartezimmer/${kSite}/?still=1`);
  expect('board', 'shows number and counter', /1 → Schalter 3/.test((await board.page.textContent('.called')).replaceAll(/\s+/g, ' ')), await board.page.textContent('.called'));
  await inspect(board, 'board');
  const size = await board.page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('.newest .nr')).fontSize) / innerWidth);
  expect('board', 'digits are large', size > 0.12, `${size} of the width`);
  await go(page, () => page.keyboard.press('f'));
  await go(page, () => page.keyboard.press('n'));
  await go(page, () => page.keyboard.press('x'));
  expect('queue', 'finishes and skips by one key', /1 Nummer wartet/.test(await page.textContent('main')));
  await board.page.goto(`${base}/arnsberg/wartezimmer/${kSite}/?still=1`);
  await inspect(board, 'board empty');
  await board.close();
  await tab.close();
}

const server = await start(process.argv[2]);
let browser;
try {
  browser = await launch();
  await plan(server);
  const tab = await openTab(browser);
  await book(tab, server.base);
  await tab.close();
  await queue(browser, server.base);
  for (const [page, list] of await validate(documents)) add(page, 'valid HTML', list.slice(0, 8));
} catch (error) {
  add('walk', 'runs to its end', [error.stack]);
} finally {
  await browser?.close();
  const code = await server.stop();
  expect('program', 'ends in order', code === 0, `ended with ${code}`);
}
process.exitCode = report(results) ? 0 : 1;
