// SPDX-License-Identifier: EUPL-1.2
// A real Chromium with an empty profile, and one page of it in one way of looking: light, dark, 320 px wide, zoomed, printed.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const kLooks = {
  light: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  // An old phone, and WCAG 1.4.10: no scrolling in two directions at 320 CSS pixels.
  narrow: { viewport: { width: 320, height: 640 } },
  // What 200 % browser zoom makes of a window of 1280 pixels: half the CSS pixels, each twice as large.
  zoom: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  // A4 less 15 mm of margin on each side, at 96 pixels an inch.
  print: { viewport: { width: 680, height: 1000 } },
};

const kFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function launch() {
  const executablePath = process.env.NB_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium is missing: run script/setup, or name it in NB_CHROMIUM.');
  return chromium.launch({ executablePath, args: kFlags });
}

// Opens `url` and notes everything a quiet page must not do. `cookies` are those of a signed-in context.
export async function open(browser, url, look, cookies = []) {
  const context = await browser.newContext({ locale: 'de-DE', ...kLooks[look] });
  if (cookies.length > 0) await context.addCookies(cookies);
  const page = await context.newPage();
  const noise = [];
  const requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noise.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => noise.push(`script error: ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => noise.push(`request failed: ${request.url()}`));
  if (look === 'print') await page.emulateMedia({ media: 'print' });
  const response = await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
  return { page, response, noise, requests, close: () => context.close() };
}
