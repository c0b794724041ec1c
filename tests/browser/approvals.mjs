// SPDX-License-Identifier: EUPL-1.2
// Usage: node approvals.mjs PROGRAM [--pictures FOLDER]
// Two people and one announcement: the editor writes and submits it, the approver reads exactly that and approves it by keyboard; another
// one is refused with a reason; a third is published alone, marked, and looked at. Every page on the way is walked in all looks.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { go, kLooks, launch, openTab } from './browser.mjs';
import { kAccount, kBefore, start } from './program.mjs';
import { signIn } from './staff.mjs';
import { report, validatePages, walkPages } from './walk.mjs';

const kList = '/stab/freigaben?ort=arnsberg';
const program = process.argv[2];
const pictures = process.argv[3] === '--pictures' ? process.argv[4] : null;
if (!program) {
  console.error('usage: node approvals.mjs PROGRAM [--pictures FOLDER]');
  process.exit(2);
}

function prepare(run, dir) {
  for (const [name, role] of [['anna', 'editor'], ['bernd', 'approver']]) run('account', '--dir', dir, name, '--role', role, '--ags', 'arnsberg', '--password-stdin', '--clock-at', kBefore);
}

const faults = [];
const expect = (holds, what) => {
  if (!holds) faults.push(what);
};
const text = (page) => page.locator('main').innerText();

async function picture(tab, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  for (const look of Object.keys(kLooks)) {
    await tab.look(look);
    await tab.page.screenshot({ path: join(pictures, `${name}-${look}.png`), fullPage: true });
  }
  await tab.look('light');
}

// Fills in an announcement and goes to the page that shows what would change.
async function write(tab, base, title, body) {
  const { page } = tab;
  await tab.visit(`${base}/stab/meldungen?ort=arnsberg`);
  await page.getByLabel('Überschrift', { exact: true }).fill(title);
  await page.getByLabel('Text', { exact: true }).fill(body);
  await page.getByLabel('Überschrift auf Englisch').fill('Closed today');
  await page.getByLabel('Text auf Englisch').fill('The town hall is closed today.');
  await go(page, () => page.getByRole('button', { name: 'Ansehen und zur Freigabe vorlegen' }).click());
}

async function submit(tab, why) {
  const { page } = tab;
  await page.getByLabel('Warum? (freiwillig, für die zweite Person)').fill(why);
  await go(page, () => page.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click());
  expect((await page.getByRole('status').first().innerText()).includes('Zur Freigabe vorgelegt'), 'submitting is not confirmed');
}

async function openFirst(tab, base) {
  await tab.visit(base + kList);
  await go(tab.page, () => tab.page.locator('#liste a').first().click());
}

async function walk(browser, base) {
  const isPublic = async (title) => (await (await fetch(`${base}/arnsberg/`)).text()).includes(title);
  const password = kAccount.password;
  const annas = await signIn(browser, base, { name: 'anna', password });
  const bernds = await signIn(browser, base, { name: 'bernd', password });
  const anna = await openTab(browser, annas);
  const bernd = await openTab(browser, bernds);

  await write(anna, base, 'Rathaus heute geschlossen', 'Das **Rathaus** bleibt heute zu.');
  expect((await text(anna.page)).includes('Closed today'), 'the preview lacks a language');
  await picture(anna, 'preview');
  await submit(anna, 'Der Strom ist weg');
  expect(!(await isPublic('Rathaus heute geschlossen')), 'what was only submitted is public');

  await bernd.visit(`${base}/stab/leistungen?ort=arnsberg`);
  await go(bernd.page, () => bernd.page.getByRole('link', { name: '1 Freigabe wartet auf Sie' }).click());
  await picture(bernd, 'list');
  await go(bernd.page, () => bernd.page.locator('#liste a').first().click());
  const shown = await text(bernd.page);
  for (const part of ['Rathaus heute geschlossen', 'Closed today', 'Der Strom ist weg', 'anna']) expect(shown.includes(part), `the approver does not see ${part}`);
  const detail = new URL(bernd.page.url());
  await picture(bernd, 'detail');
  const pages = [
    { name: 'stab approval waiting', path: detail.pathname + detail.search, staff: true },
    { name: 'stab approvals', path: kList, staff: true },
    { name: 'stab approvals decided', path: `${kList}&was=entschieden`, staff: true },
  ];
  const walkTab = await openTab(browser, bernds);
  const results = await walkPages([walkTab], base, pages);
  // By keyboard: from the heading to the button, and Enter.
  await bernd.page.locator('#inhalt').focus();
  const button = bernd.page.getByRole('button', { name: 'Freigeben und ausführen' });
  for (let i = 0; i < 20 && !(await button.evaluate((one) => one === document.activeElement)); i++) await bernd.page.keyboard.press('Tab');
  expect(await button.evaluate((one) => one === document.activeElement), 'the button is not reached with the Tab key');
  await go(bernd.page, () => bernd.page.keyboard.press('Enter'));
  expect(await isPublic('Rathaus heute geschlossen'), 'approved, it is not public');
  expect((await bernd.page.locator('header').innerText()).includes('auf Sie') === false, 'what is decided still waits');

  await write(anna, base, 'Morgen auch zu', 'Morgen bleibt es zu.');
  await submit(anna, '');
  await openFirst(bernd, base);
  await bernd.page.getByText('Ablehnen', { exact: true }).first().click();
  await bernd.page.getByLabel('Warum nicht?').fill('Das weiß noch niemand');
  await go(bernd.page, () => bernd.page.getByRole('button', { name: 'Ablehnen' }).click());
  await anna.visit(`${base}${kList}&was=meine`);
  await go(anna.page, () => anna.page.locator('#liste a').first().click());
  expect((await text(anna.page)).includes('Das weiß noch niemand'), 'the reason of the refusal is not told');
  await picture(anna, 'refused');

  await write(anna, base, 'Wasserrohrbruch am Rathaus', 'Bitte den Eingang hinten nehmen.');
  await anna.page.getByText('Niemand ist da, und es eilt').click();
  await anna.page.getByLabel('Warum geht es nicht zu zweit?').fill('Alle sind im Keller');
  await go(anna.page, () => anna.page.getByRole('button', { name: 'Allein sofort ausführen (Notfall)' }).click());
  expect(await isPublic('Wasserrohrbruch am Rathaus'), 'done alone, it is not public');
  expect((await text(anna.page)).includes('wartet auf einen zweiten Blick'), 'what was done alone is not marked');
  await picture(anna, 'alone');
  await openFirst(bernd, base);
  const second = new URL(bernd.page.url());
  results.push(...(await walkPages([walkTab], base, [{ name: 'stab approval second look', path: second.pathname + second.search, staff: true }])));
  await picture(bernd, 'second-look');
  await go(bernd.page, () => bernd.page.getByRole('button', { name: 'Nachgesehen: in Ordnung' }).click());
  await anna.visit(`${base}/stab/meldungen?ort=arnsberg`);
  expect(!(await text(anna.page)).includes('wartet auf einen zweiten Blick'), 'looked at, it is still marked');

  for (const tab of [anna, bernd, walkTab]) await tab.close();
  results.push(...(await validatePages(base, pages, { cookie: bernds.map(({ name, value }) => `${name}=${value}`).join('; ') })));
  results.push({ page: 'stab', check: 'two people, one announcement', faults });
  return results;
}

const running = await start(program, { prepare });
const browser = await launch();
let failed = true;
try {
  failed = !report(await walk(browser, running.base));
} finally {
  await browser.close();
  const code = await running.stop();
  if (code !== 0) console.error(`FAIL the program ended with ${code}`);
  failed ||= code !== 0;
}
process.exit(failed ? 1 : 0);
