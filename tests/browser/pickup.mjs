// SPDX-License-Identifier: EUPL-1.2
// Usage: node pickup.mjs PROGRAM [FOLDER]
// A morning at the pick-up counter with a queue: a list is read in, a document found and handed over with the keyboard alone, a mistake
// taken back; a citizen asks on the public page. Then every page is looked at in every way. FOLDER: pictures and PDFs go there.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { go, openTab } from './browser.mjs';
import { kAccount } from './program.mjs';
import { cookieHeader, signIn } from './staff.mjs';
import { play } from './story.mjs';
import { fetchPage, isPdf } from './walk.mjs';

const kPlace = 'ort=arnsberg';
const kList = join(dirname(fileURLToPath(import.meta.url)), '../../examples/suedwestfalen/pickups.csv');

async function openKey({ page }, base) {
  await page.goto(`${base}/stab/schluessel?${kPlace}`);
  await page.locator('input[name=passwort]').fill(kAccount.password);
  await go(page, () => page.locator('input[name=passwort]').press('Enter'));
}

async function readList({ page }, base, faults) {
  await page.goto(`${base}/stab/abholung/liste?${kPlace}`);
  await page.getByLabel('Liste der fertigen Dokumente (CSV)').setInputFiles(kList);
  await go(page, () => page.getByRole('button', { name: 'Prüfen' }).press('Enter'));
  if (!(await page.locator('main').innerText()).includes('Das würde geschehen')) faults.push('there is no preview');
  await go(page, () => page.getByRole('button', { name: 'Einlesen' }).press('Enter'));
  if (!(await page.locator('main').innerText()).includes('267')) faults.push('the list was not read in');
}

// Search field has the focus, Enter, Tab to the hit, Enter, tick, Enter.
async function handOver({ page }, base, faults) {
  await page.goto(`${base}/stab/abholung?${kPlace}`);
  if ((await page.evaluate(() => document.activeElement?.id)) !== 'q') faults.push('the search field has not the focus');
  await page.keyboard.type('babic, snezana 24.1.1972');
  await go(page, () => page.keyboard.press('Enter'));
  const hit = page.locator('.pickup-hits a').first();
  if (!(await hit.innerText()).includes('Babić, Snežana')) faults.push('the search does not fold names');
  await hit.focus();
  await go(page, () => page.keyboard.press('Enter'));
  const path = new URL(page.url()).pathname;
  const button = page.getByRole('button', { name: 'Ausgeben', exact: true });
  await button.press('Enter');
  if (new URL(page.url()).pathname !== path || (await page.getByText('Ausgegeben.').count()) > 0) faults.push('it is handed over without a check');
  await page.locator('#g-identity').focus();
  await page.keyboard.press('Space');
  await go(page, () => button.press('Enter'));
  if (!(await page.locator('main').innerText()).includes('Empfangsbestätigung drucken')) faults.push('the hand-over is not confirmed');
  await page.getByLabel('Grund').first().fill('falsche Zeile');
  await go(page, () => page.getByRole('button', { name: 'Zurücknehmen' }).press('Enter'));
  if (!(await page.locator('main').innerText()).includes('zurückgenommen')) faults.push('the mistake is not in the history');
  return path;
}

// One person could be reached in no way: only their box is ticked, and they stay on the list with what was tried.
async function notReached({ page }, base, faults) {
  await page.goto(`${base}/stab/abholung/erinnern?${kPlace}`);
  const boxes = page.locator('input[name="a.pickups:liste"]');
  const all = await boxes.count();
  for (let i = 1; i < all; i++) await boxes.nth(i).uncheck();
  const name = await page.locator('fieldset label').first().innerText();
  await page.getByLabel('Wie', { exact: true }).selectOption('phone');
  await go(page, () => page.getByRole('button', { name: 'Angekreuzte als nicht erreicht festhalten' }).press('Enter'));
  const first = await page.locator('fieldset label').first().innerText();
  if ((await boxes.count()) !== all || !first.startsWith(name.trim()) || !first.includes('1-mal nicht erreicht')) faults.push(`who was not reached is not listed as that: ${first}`);
}

async function ask({ page, visit }, base, faults) {
  await visit(`${base}/arnsberg/abholung/`);
  await page.getByLabel('Seriennummer des neuen Dokuments').fill('demo o0005');
  await page.getByLabel('Geburtsdatum der Person').fill('24.1.1972');
  await go(page, () => page.keyboard.press('Enter'));
  if (!(await page.locator('main').innerText()).includes('Ihr Dokument liegt bereit')) faults.push('the citizen is not told');
  if (new URL(page.url()).search !== '') faults.push('what was typed stands in the address');
  await visit(`${base}/leicht/arnsberg/abholung/`);
  await page.locator('#f-nummer').fill('DEMO00005');
  await page.locator('#f-geboren').fill('25.1.1972');
  await go(page, () => page.keyboard.press('Enter'));
  if (!(await page.locator('main').innerText()).includes('Dazu können wir nichts sagen')) faults.push('a wrong day is answered');
}

await play(async ({ base, browser, notes }) => {
  const cookies = await signIn(browser, base, kAccount);
  const header = cookieHeader(cookies);
  const tab = await openTab(browser, cookies);
  tab.page.setDefaultTimeout(20_000);
  const faults = notes.faults('pickup', 'a morning at the counter');
  await tab.visit(`${base}/stab/abholung?${kPlace}`);
  await notes.picture(tab, 'locked');
  await openKey(tab, base);
  await readList(tab, base, faults);
  const item = await handOver(tab, base, faults);
  await notReached(tab, base, faults);
  const citizen = await openTab(browser);
  await ask(citizen, base, faults);
  await notes.picture(citizen, 'answer');
  for (const [name, path] of [['liste', `/stab/abholung/stelle.pdf?${kPlace}&stelle=arn-hellefeld`], ['briefe', `/stab/abholung/erinnern.pdf?${kPlace}&form=briefe`], ['anrufe', `/stab/abholung/erinnern.pdf?${kPlace}&form=liste`], ['beleg', `${item}/beleg.pdf?${kPlace}`]]) {
    const pdf = await fetchPage(base + path, header);
    if (!isPdf(pdf)) faults.push(`${name} is no PDF`);
    notes.keep(`${name}.pdf`, pdf.body);
  }
  const paths = ['/stab/abholung', '/stab/abholung?q=Bergmann', '/stab/abholung?was=weg', '/stab/abholung/neu', '/stab/abholung/liste', '/stab/abholung/erinnern', item];
  const pages = paths.map((one) => ({ name: `pickup ${one}`, path: `${one}${one.includes('?') ? '&' : '?'}${kPlace}`, staff: true }));
  pages.push(...['/arnsberg/abholung/', '/en/arnsberg/abholung/', '/leicht/arnsberg/abholung/', '/sundern/abholung/'].map((path) => ({ name: path, path, lang: path.startsWith('/en/') ? 'en' : 'de' })));
  await notes.walk(tab, base, pages, header);
});
