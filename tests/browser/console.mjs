// SPDX-License-Identifier: EUPL-1.2
// The console by keyboard, in English, and without scripts: keys lead where they say, never while something is typed, and can be switched off.
import { axe, noSidewaysScroll } from './checks.mjs';
import { go } from './browser.mjs';

const pathOf = (page) => new URL(page.url()).pathname;

async function keys(tab, base) {
  const { page } = tab;
  const faults = [];
  const expect = (holds, what) => holds || faults.push(what);
  await tab.visit(`${base}/stab/?ort=arnsberg`);
  await page.keyboard.press('/');
  expect((await page.evaluate(() => document.activeElement.id)) === 'q', '“/” does not lead to the search field');
  await page.keyboard.type('gk?n');
  expect((await page.locator('#q').inputValue()) === 'gk?n' && pathOf(page) === '/stab/', 'keys are taken while something is typed');
  await page.locator('#q').fill('standesamt');
  await go(page, () => page.keyboard.press('Enter'));
  expect((await page.locator('.stab-answer').count()) > 0, 'Enter gives no answer');
  await page.locator('h1').click();
  await page.keyboard.press('g');
  await go(page, () => page.keyboard.press('k'));
  expect(pathOf(page) === '/stab/komponenten', '“g k” does not lead to the components');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await go(page, () => page.keyboard.press('Enter'));
  expect(pathOf(page).startsWith('/stab/komponenten/'), '“j”, “k” and Enter open no line');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  expect(await dialog.isVisible(), '“?” shows no keys');
  faults.push(...(await axe(tab, 'light')));
  await dialog.getByLabel('Tasten verwenden').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  expect((await page.getByRole('dialog').count()) === 0, 'keys cannot be switched off');
  await page.getByRole('button', { name: 'Tasten' }).click();
  await page.getByRole('dialog').getByLabel('Tasten verwenden').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).click();
  return { page: 'stab', check: 'keys', faults };
}

async function menus(tab, base) {
  const { page } = tab;
  const faults = [];
  await tab.visit(`${base}/stab/?ort=arnsberg`, 'narrow');
  await page.locator('.stab-menu summary').first().focus();
  await page.keyboard.press('Enter');
  faults.push(...(await noSidewaysScroll(tab)));
  await page.keyboard.press('Tab');
  await go(page, () => page.keyboard.press('Enter'));
  if (pathOf(page) !== '/stab/lage') faults.push('the first menu does not open by keyboard');
  return { page: 'stab', check: 'menus at 320 px', faults };
}

async function english(tab, base) {
  const { page } = tab;
  const faults = [];
  await tab.visit(`${base}/stab/lage?ort=arnsberg`);
  await go(page, () => page.getByRole('link', { name: 'English' }).click());
  if ((await page.locator('html').getAttribute('lang')) !== 'en') faults.push('the page is not marked as English');
  if (!(await page.locator('h1').innerText()).startsWith('Situation')) faults.push('the heading is not English');
  if (new URL(page.url()).search !== '?ort=arnsberg') faults.push('the place is lost');
  for (const path of ['/stab/', '/stab/eingang/neu', '/stab/vorfall', '/stab/meldungen', '/stab/konto', '/stab/rechte', '/stab/rundschreiben']) {
    await tab.visit(`${base}${path}?ort=arnsberg`);
    const german = (await page.locator('label, legend, th, h1, button').allInnerTexts()).filter((text) => /[äöüß]|\b(und|oder|der|die|das|nicht|keine?)\b/.test(text) && !/\(.*\)/.test(text));
    for (const text of german) if (!/Arnsberg|Bürger|Straße/.test(text)) faults.push(`${path} still says “${text.slice(0, 60)}”`);
  }
  await go(page, () => page.getByRole('link', { name: 'Deutsch' }).click());
  if ((await page.locator('html').getAttribute('lang')) !== 'de') faults.push('there is no way back to German');
  return { page: 'stab', check: 'in English', faults };
}

async function lists(tab, base) {
  const { page } = tab;
  const faults = [];
  await tab.visit(`${base}/stab/verlauf?ort=`);
  const all = await page.locator('tbody tr').count();
  await page.getByLabel('Liste eingrenzen').fill('prognose');
  await go(page, () => page.keyboard.press('Enter'));
  const some = await page.locator('tbody tr').count();
  if (some === 0 || some >= all) faults.push(`narrowed ${all} lines to ${some}`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Liste als CSV-Datei' }).click()]);
  if (file.suggestedFilename() !== 'Verlauf-Region.csv') faults.push(`the file is called ${file.suggestedFilename()}`);
  await tab.visit(`${base}/stab/verlauf?ort=&filter=xyzzy`);
  await go(page, () => page.getByRole('link', { name: 'Ganze Liste zeigen' }).click());
  if ((await page.locator('tbody tr').count()) !== all) faults.push('there is no way back to the whole list');
  return { page: 'stab /stab/verlauf', check: 'narrowed and handed out', faults };
}

// Light or dark as the browser wants it, and paper always white.
async function schemes(tab, base) {
  const { page } = tab;
  const faults = [];
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const [look, wanted] of [['light', 'oklch(1 0 0)'], ['dark', 'oklch(0 0 0)']]) {
    await tab.visit(`${base}/stab/?ort=arnsberg`, look);
    if ((await background()) !== wanted) faults.push(`${look}: the page is ${await background()}`);
  }
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  if ((await background()) !== 'oklch(1 0 0)') faults.push(`printed from a dark screen the page is ${await background()}`);
  await tab.look('light');
  return { page: 'stab /stab/', check: 'light and dark', faults };
}

export async function walkConsole(tab, base) {
  return [await keys(tab, base), await menus(tab, base), await english(tab, base), await lists(tab, base), await schemes(tab, base)];
}
