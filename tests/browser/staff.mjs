// SPDX-License-Identifier: EUPL-1.2
// The staff pages: signs in as a person would, then finds every page that can be reached by links.
import { openTab } from './browser.mjs';

const kPagesMax = 40;
const kNoPage = /abmelden|sprache|\.(css|js|woff2|csv|pdf|tlog-proof)$/;  // the last ones are files to keep

export async function signIn(browser, base, { name, password }) {
  const tab = await openTab(browser);
  const { page } = tab;
  await tab.visit(`${base}/stab/`);
  await page.locator('input:not([type=hidden]):not([type=password])').first().fill(name);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/stab/') && !url.pathname.includes('anmelden'), { timeout: 15_000 });
  const cookies = await page.context().cookies();
  await tab.close();
  if (cookies.length === 0) throw new Error('signing in set no cookie');
  return cookies;
}

// What sends them with a request that no browser makes.
export const cookieHeader = (cookies) => ({ cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') });

// One page per shape of address: /stab/leistungen/x and /stab/leistungen/y are the same type.
function shape(path) {
  const parts = path.split('?')[0].split('/');
  return `${parts.slice(0, 3).join('/')} ${parts.length}`;
}

export async function findStaffPages(tab, base) {
  const found = new Map([[shape('/stab/'), '/stab/']]);
  const queue = ['/stab/'];
  while (queue.length > 0 && found.size < kPagesMax) {
    await tab.visit(base + queue.shift());
    const paths = await tab.page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => new URL(a.href)).filter((u) => u.origin === location.origin).map((u) => u.pathname + u.search));
    for (const path of paths) {
      if (!path.startsWith('/stab/') || kNoPage.test(path.split('?')[0]) || found.has(shape(path))) continue;
      found.set(shape(path), path);
      queue.push(path);
    }
  }
  const pages = [...found.values()].map((path) => ({ name: `stab ${path}`, path, staff: true }));
  return pages;
}

// What a person does at eight in the morning: says with mouse and keyboard that an office is closed, sees it on the public page, takes it back.
export async function declareOffice(tab, base) {
  const { page } = tab;
  const text = 'Heute nur in Neheim, bitte klingeln.';
  const faults = [];
  const publicSays = async () => (await (await fetch(`${base}/arnsberg/aemter/standesamt/`)).text()).includes(text);
  await tab.visit(`${base}/stab/aemter?ort=arnsberg`);
  await page.getByRole('link', { name: 'Standesamt' }).click();
  await page.getByLabel('geschlossen').check();
  await page.getByLabel('Text für die Bürgerinnen und Bürger').fill(text);
  await page.locator('form', { hasText: 'Zustand erklären' }).getByRole('button', { name: 'Erst zeigen, wen es betrifft' }).click();
  if (await publicSays()) faults.push('the preview is public already');
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  if (!(await page.getByRole('status').innerText()).includes('Eingetragen')) faults.push('publishing is not confirmed');
  if (!(await publicSays())) faults.push('the public page does not say it');
  await page.locator('form', { hasText: 'Erklärung zurücknehmen' }).getByRole('button', { name: 'Sofort veröffentlichen' }).click();
  await page.getByRole('status').waitFor();
  if (await publicSays()) faults.push('taken back, it is still public');
  return [{ page: 'stab /stab/aemter', check: 'an office is declared and taken back', faults }];
}
