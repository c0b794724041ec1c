// SPDX-License-Identifier: EUPL-1.2
// Usage: node rescue.mjs PROGRAM [FOLDER]
// Appointments are read in as a clerk does it on the first morning, with the keyboard: the old system's print list, the calendar, a mailbox
// of confirmation mails, and a day list that is there on paper only, typed from its scan. FOLDER: pictures go there.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { go, openTab } from './browser.mjs';
import * as checks from './checks.mjs';
import { kAccount } from './program.mjs';
import { cookieHeader, signIn } from './staff.mjs';
import { play } from './story.mjs';

const kPlace = 'ort=arnsberg';
const kStart = '/stab/termine/einlesen';
const kPack = join(dirname(fileURLToPath(import.meta.url)), '../../examples/suedwestfalen');
const kMail = (id, day, time, name) =>
  `From altsystem@example.org Mon Oct 30 08:00:00 2023\nFrom: termine@example.org\nTo: ${name.toLowerCase()}@example.org\nSubject: Ihre Terminbestätigung\nMessage-ID: <${id}@example.org>\nDate: Mon, 30 Oct 2023 08:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\nName: ${name}\nTermin am: ${day}\nUhrzeit: ${time}\nAnliegen: PA beantr.\nOrt: StB Neheim\nVorgangsnummer: ${id}\n\n`;
const kMailbox = kMail('MB-1', '13.11.2023', '08:20', 'Probe') + kMail('MB-2', '13.11.2023', '08:40', 'Beispiel');
const kPaper = `<h1 style="font:28px sans-serif">Tagesliste Stadtbüro Neheim, Dienstag, 14.11.2023</h1><table style="font:22px monospace" cellpadding="8"><tr><td>08:20</td><td>Sammer, Petra</td><td>PA beantr.</td><td>0171 3920001</td></tr><tr><td>08:40</td><td>Muster, Max</td><td>PA beantr.</td><td></td></tr><tr><td>09:00</td><td>Beispiel, Eva</td><td>RP beantr.</td><td></td></tr></table>`;

const said = async (page) => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');

async function openKey({ page }, base) {
  await page.goto(`${base}/stab/schluessel?${kPlace}`);
  await page.locator('input[name=passwort]').fill(kAccount.password);
  await go(page, () => page.locator('input[name=passwort]').press('Enter'));
}

async function readIn({ page }, base, file) {
  await page.goto(`${base}${kStart}?${kPlace}`);
  await page.locator('#datei').setInputFiles(file);
  await go(page, () => page.getByRole('button', { name: 'Einlesen und prüfen' }).press('Enter'));
}

async function take({ page }) {
  await go(page, () => page.getByRole('button', { name: 'Übernehmen' }).press('Enter'));
}

async function files(tab, base, notes) {
  const faults = notes.faults('rescue', 'list, calendar, mailbox');
  await readIn(tab, base, join(kPack, 'appointments_export_altsystem.csv'));
  let text = await said(tab.page);
  for (const word of ['270 übernommen', '82 vorbei', 'Das müssen Sie sagen', 'Was die Anliegen bedeuten']) if (!text.includes(word)) faults.push(`the list's draft does not say »${word}«`);
  await notes.inspect(tab, 'rescue draft list');
  notes.add('rescue draft list', 'keyboard', await checks.keyboard(tab));
  await take(tab);
  if (!(await said(tab.page)).includes('270 übernommen')) faults.push('the list is not taken');
  await notes.inspect(tab, 'rescue result list', { print: false });
  const result = new URL(tab.page.url()).pathname;
  await readIn(tab, base, join(kPack, 'appointments.ics'));
  text = await said(tab.page);
  if (!/3 übernommen/.test(text) || !text.includes('doppelt')) faults.push(`the calendar is not recognised: ${text.slice(0, 300)}`);
  await notes.inspect(tab, 'rescue draft calendar', { print: false });
  await take(tab);
  await readIn(tab, base, { name: 'postfach.mbox', mimeType: 'application/mbox', buffer: Buffer.from(kMailbox) });
  text = await said(tab.page);
  if (!text.includes('2 übernommen')) faults.push(`the mailbox is not read: ${text.slice(0, 400)}`);
  await notes.inspect(tab, 'rescue draft mailbox', { print: false });
  await take(tab);
  return result;
}

async function scanOf(browser) {
  const { page, close } = await openTab(browser);
  await page.setContent(kPaper);
  const pdf = await page.pdf({ format: 'A4' });
  const photo = await page.screenshot({ type: 'jpeg', quality: 80 });
  await close();
  return [{ name: 'Tagesliste.pdf', mimeType: 'application/pdf', buffer: pdf }, { name: 'Foto.jpg', mimeType: 'image/jpeg', buffer: photo }];
}

async function paper(browser, tab, base, notes) {
  const faults = notes.faults('rescue', 'typed from a sheet');
  const { page } = tab;
  await page.goto(`${base}${kStart}?${kPlace}`);
  await page.getByLabel('Blatt zum Abtippen').setInputFiles(await scanOf(browser));
  await go(page, () => page.getByRole('button', { name: 'Blatt daneben zeigen' }).press('Enter'));
  const images = page.locator('.rescue-sheet img');
  if ((await images.count()) !== 2) faults.push(`${await images.count()} pages are shown, not 2`);
  await images.first().evaluate((image) => image.decode());
  const width = await images.first().evaluate((image) => image.naturalWidth);
  if (width < 1000) faults.push(`the page is only ${width} pixels wide`);
  const sheetBox = await page.locator('.rescue-sheet').boundingBox();
  const linesBox = await page.locator('#liste').boundingBox();
  if (linesBox.x < sheetBox.x + sheetBox.width) faults.push('the lines do not stand beside the sheet');
  if ((await page.evaluate(() => document.activeElement?.id)) !== 'liste') faults.push('the lines have not the focus');
  await page.keyboard.type('Stadtbüro Neheim:\nDienstag, 14.11.2023\n08:20 Sammer, Petra, PA beantr., 0171 3920001\n08:40 Muster, Max, PA beantr.\n');
  await notes.inspect(tab, 'rescue sheet');
  await page.keyboard.press('Tab');
  await go(page, () => page.keyboard.press('Enter'));
  if (!(await said(page)).includes('2 übernommen')) faults.push(`the typed list is not read: ${(await said(page)).slice(0, 400)}`);
  await go(page, () => page.getByRole('link', { name: 'Zurück zum Abtippen' }).press('Enter'));
  await page.locator('#liste').press('Control+End');
  await page.keyboard.type('09:00 Beispiel, Eva, RP beantr.\n');
  await page.keyboard.press('Tab');
  await go(page, () => page.keyboard.press('Enter'));
  if (!(await said(page)).includes('3 übernommen')) faults.push('the line that was added is not read');
  await notes.inspect(tab, 'rescue draft typed', { print: false });
  await take(tab);
  await page.goto(`${base}${kStart}/blatt?${kPlace}`);
  if ((await images.count()) !== 0) faults.push('the sheet is still there although the list is taken');
}

await play(async ({ base, browser, notes }) => {
  const cookies = await signIn(browser, base, kAccount);
  const tab = await openTab(browser, cookies);
  tab.page.setDefaultTimeout(20_000);
  await openKey(tab, base);
  const result = await files(tab, base, notes);
  await paper(browser, tab, base, notes);
  const pages = [kStart, `${kStart}/blatt`, result].map((one) => ({ name: `rescue ${one}`, path: `${one}?${kPlace}`, staff: true }));
  await notes.walk(tab, base, pages, cookieHeader(cookies));
});
