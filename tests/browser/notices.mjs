// SPDX-License-Identifier: EUPL-1.2
// Usage: node notices.mjs PROGRAM [FOLDER]
// Appointments are called off as people do it: chosen, previewed, called off with the keyboard, calls ticked off, the call-off lifted; then
// every page is looked at in every way. FOLDER: pictures go there.
import { go, openTab } from './browser.mjs';
import { command, kAccount } from './program.mjs';
import { cookieHeader, signIn } from './staff.mjs';
import { play } from './story.mjs';

const kPlace = 'ort=arnsberg';
const kUrgencies = ['travel', 'normal', 'birth', 'normal', 'deadline', 'normal'];

// What a rescue import leaves: appointments without a plan, some of them urgent.
const kBookings = kUrgencies.map((urgency, i) => [
  'appointments.take_booking',
  { source: 'import', service: 'personalausweis-beantragen', reference: `W-${i}`, start: `2023-11-0${6 + (i % 3)}T09:00:00+01:00`, urgency, channels: [['mail', 'sms', 'call'][i % 3]] },
]);

async function callOff({ page }, base, faults) {
  await page.goto(`${base}/stab/termine/absagen?${kPlace}`);
  await page.getByLabel('Vom Tag').fill('2023-11-06');
  await page.getByLabel('bis einschließlich').fill('2023-11-10');
  await go(page, () => page.getByRole('button', { name: 'Ansehen, wen es trifft' }).press('Enter'));
  const preview = await page.locator('section', { has: page.getByRole('heading', { name: 'Das trifft 6 Termine' }) }).innerText();
  for (const word of ['Reise', 'Geburt', 'Frist']) if (!preview.includes(`dringend: ${word}`)) faults.push(`the preview does not mark ${word}`);
  await page.getByLabel('Grund (so erfahren ihn alle)').fill('Unsere Computer sind ausgefallen');
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
  for (const word of ['erreicht', 'anzurufen', 'nicht erreichbar']) if (!counts.includes(word)) faults.push(`the counts do not say "${word}": ${counts}`);
}

async function lift({ page }, base, path, faults) {
  await page.goto(`${base}${path}?${kPlace}`);
  await page.locator('summary', { hasText: 'Absage aufheben' }).press('Enter');
  await go(page, () => page.getByRole('button', { name: 'Absage aufheben' }).press('Enter'));
  if (!(await page.locator('main').innerText()).includes('Aufgehoben am')) faults.push('it does not say that it is lifted');
}

await play(
  async ({ server, base, browser, notes }) => {
    await command(server, '05958004/main', kBookings);
    const cookies = await signIn(browser, base, kAccount);
    const tab = await openTab(browser, cookies);
    tab.page.setDefaultTimeout(20_000);
    const faults = notes.faults('notices', 'from the choice to the last call');
    const preview = `/stab/termine/absagen?${kPlace}&von=2023-11-06&bis=2023-11-10`;
    await tab.page.goto(base + preview);
    await notes.picture(tab, 'preview');
    const path = await callOff(tab, base, faults);
    await tickOff(tab, base, path, faults);
    await notes.picture(tab, 'call-off');
    await tab.page.goto(`${base}/stab/termine/anrufe?${kPlace}`);
    await notes.picture(tab, 'calls');
    await lift(tab, base, path, faults);
    const paths = [path, '/stab/termine/anrufe'];
    const pages = [...paths.map((one) => ({ name: `notices ${one}`, path: `${one}?${kPlace}`, staff: true })), { name: 'notices preview', path: preview, staff: true }];
    await notes.walk(tab, base, pages, cookieHeader(cookies));
  },
  { configure: (text) => text.replace('call_off = true', 'call_off = false') },  // how two call off together is another walk
);
