// SPDX-License-Identifier: EUPL-1.2
// A real Chromium with an empty profile, and tabs that load a page once and then look at it in several ways: light, dark, 320 px wide, zoomed, printed.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const kLooks = {
  light: { width: 1280, height: 900 },
  dark: { width: 1280, height: 900, colorScheme: 'dark' },
  // An old phone, and WCAG 1.4.10: no scrolling in two directions at 320 CSS pixels.
  narrow: { width: 320, height: 640 },
  // What 200 % browser zoom makes of a window of 1280 pixels: half the CSS pixels.
  zoom: { width: 640, height: 450 },
  // A4 less 14 mm of margin on each side, at 96 pixels an inch.
  print: { width: 688, height: 1000, media: 'print' },
};

const kFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function launch() {
  const executablePath = process.env.NB_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium is missing: run script/setup, or name it in NB_CHROMIUM.');
  return chromium.launch({ executablePath, args: kFlags });
}

// A tab notes everything a quiet page must not do. `cookies` are those of somebody signed in.
export async function openTab(browser, cookies = []) {
  const context = await browser.newContext({ locale: 'de-DE' });
  if (cookies.length > 0) await context.addCookies(cookies);
  const page = await context.newPage();
  const tab = { page, response: null, noise: [], requests: [] };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tab.noise.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => tab.noise.push(`script error: ${error.message}`));
  page.on('request', (request) => tab.requests.push(request.url()));
  page.on('requestfailed', (request) => tab.noise.push(`request failed: ${request.url()}`));
  tab.look = async (name) => {
    const { width, height, colorScheme = 'light', media = 'screen' } = kLooks[name];
    await page.emulateMedia({ colorScheme, media });
    await page.setViewportSize({ width, height });
  };
  tab.visit = async (url, look = 'light') => {
    tab.noise = [];
    tab.requests = [];
    await tab.look(look);
    tab.response = await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
  };
  tab.close = () => context.close();
  return tab;
}

// Does what leads to another page and waits until that page is there: reading before would read the old one, or half of the new one.
export async function go(page, act) {
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), act()]);
}
