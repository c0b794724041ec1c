// SPDX-License-Identifier: EUPL-1.2
// The staff pages: signs in as a person would, then finds every page that can be reached by links.
import { open } from './browser.mjs';

const kPagesMax = 25;

export async function signIn(browser, base, { name, password }) {
  const opened = await open(browser, `${base}/stab/`, 'light');
  const { page } = opened;
  await page.locator('input:not([type=hidden]):not([type=password])').first().fill(name);
  await page.locator('input[type=password]').fill(password);
  await Promise.all([page.waitForLoadState('load'), page.locator('form button').first().click()]);
  await page.waitForURL((url) => url.pathname.startsWith('/stab/') && !url.pathname.includes('anmelden'), { timeout: 15_000 });
  const cookies = await page.context().cookies();
  await opened.close();
  if (cookies.length === 0) throw new Error('signing in set no cookie');
  return cookies;
}

// One page per shape of address: /stab/leistung/x and /stab/leistung/y are the same type.
function shape(path) {
  return path.split('?')[0].split('/').slice(0, 4).join('/') + (path.split('/').length > 4 ? '/…' : '');
}

export async function findStaffPages(browser, base, cookies) {
  const found = new Map([[shape('/stab/'), '/stab/']]);
  const queue = ['/stab/'];
  while (queue.length > 0 && found.size < kPagesMax) {
    const opened = await open(browser, base + queue.shift(), 'light', cookies);
    const paths = await opened.page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => new URL(a.href)).filter((u) => u.origin === location.origin).map((u) => u.pathname + u.search));
    await opened.close();
    for (const path of paths) {
      if (!path.startsWith('/stab/') || /abmelden|\.(css|js|woff2)$/.test(path) || found.has(shape(path))) continue;
      found.set(shape(path), path);
      queue.push(path);
    }
  }
  const pages = [...found.values()].map((path) => ({ name: `stab ${path}`, path, staff: true }));
  return [{ name: 'stab sign-in', path: '/stab/', staff: true, signedOut: true }, ...pages];
}
