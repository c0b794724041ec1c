// SPDX-License-Identifier: EUPL-1.2
// Usage: node booking.mjs PROGRAM [FOLDER]
// Appointments for citizens and the queue at the counter in a real browser, without scripts where citizens are: choose, reserve, book, keep
// the link, download the calendar file, move, give up; draw, call, finish by keyboard; the display. FOLDER: pictures go there.
import { readFileSync } from 'node:fs';
import * as checks from './checks.mjs';
import { go, openTab } from './browser.mjs';
import { command, kAccount } from './program.mjs';
import { signIn } from './staff.mjs';
import { play } from './story.mjs';

const kTown = '05958004/main';
const kPath = '/arnsberg/termine/';
const kSite = 'arn-stadtbuero-neheim';

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

async function book(tab, base, notes) {
  const { page } = tab;
  await page.goto(base + kPath);
  await notes.inspect(tab, 'booking services');
  for (const [path, words] of [['/arnsberg/', /fallen Termine aus/], ['/en/arnsberg/', /are cancelled/], ['/leicht/arnsberg/', /fallen Termine aus/], ['/arnsberg/leistungen/personalausweis-beantragen/', /fallen Termine aus/]]) {
    await page.goto(base + path);
    notes.expect(`called off ${path}`, 'is said where people look first', words.test(await page.textContent('main')));
    await notes.inspect(tab, `called off ${path.replaceAll('/', ' ').trim()}`);
  }
  await page.goto(`${base}${kPath}?leistung=meldebescheinigung`);
  notes.expect('booking stopped', 'says that there are none', /zurzeit keine Termine/.test(await page.textContent('main')));
  await notes.inspect(tab, 'booking stopped');
  await page.goto(`${base}${kPath}?leistung=beglaubigung-unterschrift&tag=2023-11-06`);
  await notes.inspect(tab, 'booking times');
  notes.add('booking times', 'keyboard', await checks.keyboard(tab));
  await go(page, () => page.click('.slots button >> nth=0'));
  notes.expect('booking contact', 'says how long it is held', /noch (9|10) Minuten/.test(await page.textContent('main')));
  await notes.inspect(tab, 'booking contact');
  await go(page, () => page.click('button:has-text("Termin buchen")'));
  notes.expect('booking faults', 'names what is missing', /Bitte geben Sie Ihren Namen an/.test(await page.textContent('main')));
  await notes.inspect(tab, 'booking faults');
  await page.fill('#f-name', 'Erika Beispiel');
  await page.fill('#f-email', 'erika@example.org');
  await page.fill('#f-telefon', '02931 5550123');
  await go(page, () => page.click('button:has-text("Termin buchen")'));
  notes.expect('booking done', 'has a number', /^[0-9A-Z]{3}-[0-9A-Z]{4}$/.test((await page.textContent('.number')).trim()), await page.textContent('main'));
  await notes.inspect(tab, 'booking done');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("in den Kalender")')]);
  const text = readFileSync(await file.path(), 'utf8');
  notes.expect('booking done', 'the calendar file is one', file.suggestedFilename() === 'termin.ics' && text.startsWith('BEGIN:VCALENDAR\r\n') && /\r\nUID:b-/.test(text), text);
  await go(page, () => page.click('.url a'));
  await notes.inspect(tab, 'booking own');
  await go(page, () => page.click('a.day >> nth=0'));
  await go(page, () => page.click('.slots button >> nth=3'));
  notes.expect('booking own', 'is moved', /Erledigt/.test(await page.textContent('main')));
  await notes.inspect(tab, 'booking moved');
  await go(page, () => page.click('button:has-text("Termin abgeben")'));
  notes.expect('booking own', 'is given up', /Sie haben diesen Termin abgegeben/.test(await page.textContent('main')));
  await notes.inspect(tab, 'booking given up');
  await page.goto(`${base}/arnsberg/termin/${'a'.repeat(32)}/`);
  await notes.inspect(tab, 'booking forged');
  for (const path of [`/en${kPath}`, `/leicht${kPath}`, `/leicht${kPath}?leistung=beglaubigung-unterschrift`]) {
    await page.goto(base + path);
    await notes.inspect(tab, `booking ${path}`);
  }
}

async function queue(browser, base, notes) {
  const tab = await openTab(browser, await signIn(browser, base, kAccount));
  const { page } = tab;
  await page.goto(`${base}/stab/termine/schalter?ort=arnsberg`);
  await page.fill('#schalter', 'Schalter 3');
  await go(page, () => page.click('button:has-text("An diesem Schalter arbeiten")'));
  for (let i = 1; i <= 3; i++) await go(page, () => page.keyboard.press('z'));
  notes.expect('queue', 'draws by one key', /Gezogen: 3/.test((await page.textContent('main')).replaceAll(/\s+/g, ' ')), await page.textContent('main'));
  const counter = page.url();
  await go(page, () => page.click('a:has-text("Zettel ohne PDF")'));
  notes.expect('slip', 'has the number', /Ihre Wartenummer.*3/s.test(await page.textContent('.queue-slip')));
  await notes.inspect(tab, 'slip');
  await page.emulateMedia({ media: 'print' });
  notes.expect('slip', 'is all that is printed', !(await page.isVisible('h1')) && !(await page.isVisible('nav')) && (await page.isVisible('.queue-slip')));
  await page.emulateMedia({ media: 'screen' });
  await go(page, () => page.click('a:has-text("Zurück zum Schalter")'));
  await page.goto(counter);
  await go(page, () => page.keyboard.press('n'));
  await notes.inspect(tab, 'queue counter');
  const board = await openTab(browser);
  await board.page.goto(`${base}/arnsberg/wartezimmer/${kSite}/?still=1`);
  notes.expect('board', 'shows number and counter', /1 → Schalter 3/.test((await board.page.textContent('.called')).replaceAll(/\s+/g, ' ')), await board.page.textContent('.called'));
  await notes.inspect(board, 'board');
  const size = await board.page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('.newest .nr')).fontSize) / innerWidth);
  notes.expect('board', 'digits are large', size > 0.12, `${size} of the width`);
  await go(page, () => page.keyboard.press('f'));
  await go(page, () => page.keyboard.press('n'));
  await go(page, () => page.keyboard.press('x'));
  notes.expect('queue', 'finishes and skips by one key', /1 Nummer wartet/.test(await page.textContent('main')));
  await board.page.goto(`${base}/arnsberg/wartezimmer/${kSite}/?still=1`);
  await notes.inspect(board, 'board empty');
  await notes.inspect(tab, 'queue ended');
  await go(page, () => page.keyboard.press('r'));
  await board.page.goto(`${base}/arnsberg/wartezimmer/${kSite}/?still=1`);
  notes.expect('queue', 'takes back by one key who was not there', /2 → Schalter 3/.test((await board.page.textContent('.called')).replaceAll(/\s+/g, ' ')), await board.page.textContent('main'));
  await page.fill('#nummer', '1');
  await go(page, () => page.press('#nummer', 'Enter'));
  await board.page.goto(`${base}/arnsberg/wartezimmer/${kSite}/?still=1`);
  notes.expect('board', 'has the newest number of the counter only', /^\s*Nummer\s*1\s*→\s*Schalter 3\s*$/.test(await board.page.textContent('.called')), await board.page.textContent('.called'));
  await page.fill('#nummer', '3');
  await go(page, () => page.press('#nummer', 'Enter'));
  notes.expect('queue', 'says that a number still waits', /Die Wartenummer »3« wartet noch/.test(await page.textContent('main')), await page.textContent('main'));
  notes.expect('queue', 'keeps what was typed', (await page.inputValue('#nummer')) === '3');
  await notes.inspect(tab, 'queue recalled');
  await board.close();
  await tab.close();
}

await play(
  async ({ server, base, browser, notes }) => {
    await plan(server);
    const tab = await openTab(browser);
    await book(tab, base, notes);
    await tab.close();
    await queue(browser, base, notes);
  },
  { configure: (text) => text.replace('call_off = true', 'call_off = false') },  // how two call off together is another walk
);
