// SPDX-License-Identifier: EUPL-1.2
// Usage: node pickup.mjs PROGRAM [FOLDER]
// A morning at the pick-up counter with a queue: a list is read in, a document found and handed over with the keyboard alone, a mistake
// taken back; a citizen asks on the public page. Then every page is looked at in every way. FOLDER: pictures and PDFs go there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { go, launch, openTab } from './browser.mjs';
import { kAccount, start } from './program.mjs';
import { fetchPage, report, validatePages, walkPages } from './walk.mjs';

const kPlace = 'ort=arnsberg';
const kList = join(dirname(fileURLToPath(import.meta.url)), '../../examples/suedwestfalen/pickups.csv');

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

const [program, folder] = process.argv.slice(2);
if (!program) {
  console.error('usage: node pickup.mjs PROGRAM [FOLDER]');
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
  browser = await launch();
  const cookies = await signIn(browser, server.base, kAccount);
  const header = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
  const tab = await openTab(browser, cookies);
  tab.page.setDefaultTimeout(20_000);
  await tab.visit(`${server.base}/stab/abholung?${kPlace}`);
  await shots(tab, 'locked');
  await openKey(tab, server.base);
  await readList(tab, server.base, faults);
  const item = await handOver(tab, server.base, faults);
  const citizen = await openTab(browser);
  await ask(citizen, server.base, faults);
  await shots(citizen, 'answer');
  for (const [name, path] of [['liste', `/stab/abholung/stelle.pdf?${kPlace}&stelle=arn-hellefeld`], ['briefe', `/stab/abholung/erinnern.pdf?${kPlace}&form=briefe`], ['anrufe', `/stab/abholung/erinnern.pdf?${kPlace}&form=liste`], ['beleg', `${item}/beleg.pdf?${kPlace}`]]) {
    const pdf = await fetchPage(server.base + path, header);
    if (pdf.status !== 200 || !pdf.body.subarray(0, 5).equals(Buffer.from('%PDF-'))) faults.push(`${name} is no PDF`);
    if (folder) writeFileSync(join(folder, `${name}.pdf`), pdf.body);
  }
  const paths = ['/stab/abholung', '/stab/abholung?q=Bergmann', '/stab/abholung?was=weg', '/stab/abholung/neu', '/stab/abholung/liste', '/stab/abholung/erinnern', item];
  const pages = paths.map((one) => ({ name: `pickup ${one}`, path: `${one}${one.includes('?') ? '&' : '?'}${kPlace}`, staff: true }));
  const open = ['/arnsberg/abholung/', '/en/arnsberg/abholung/', '/leicht/arnsberg/abholung/', '/sundern/abholung/'].map((path) => ({ name: path, path, lang: path.startsWith('/en/') ? 'en' : 'de' }));
  for (const [index, one] of [...pages, ...open].entries()) {
    await tab.visit(server.base + one.path);
    await shots(tab, `${index}-${one.path.split('?')[0].split('/').filter(Boolean).pop().slice(0, 12)}`);
  }
  const results = await walkPages([tab], server.base, [...pages, ...open]);
  results.push(...(await validatePages(server.base, [...pages, ...open], header)), { page: 'pickup', check: 'a morning at the counter', faults });
  process.exitCode = report(results) ? 0 : 1;
} catch (error) {
  console.error(error.stack, faults);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await server?.stop();
}
