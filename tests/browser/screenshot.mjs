// SPDX-License-Identifier: EUPL-1.2
// Usage: node screenshot.mjs PROGRAM PATH FILE.png, e.g. node screenshot.mjs build/dev/bin/notbetrieb /arnsberg/ docs/images/arnsberg.png
// A picture of one page of the demo, for the documents and for a person's own look. A name ending in .pdf is
// printed instead. NB_LOOK: light, dark, narrow, zoom, print. NB_FULL=1: the whole page, not the first screen.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { launch, openTab } from './browser.mjs';
import { start } from './program.mjs';

const [program, path, file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node screenshot.mjs PROGRAM PATH FILE.png');
  process.exit(2);
}
const server = process.env.NB_BASE_URL ? { base: process.env.NB_BASE_URL.replace(/\/$/, ''), stop: async () => 0 } : await start(program);
const browser = await launch();
try {
  const tab = await openTab(browser);
  await tab.visit(server.base + path, process.env.NB_LOOK ?? 'light');
  mkdirSync(dirname(file), { recursive: true });
  if (file.endsWith('.pdf')) await tab.page.pdf({ path: file, format: 'A4', preferCSSPageSize: true, printBackground: true });
  else await tab.page.screenshot({ path: file, fullPage: process.env.NB_FULL === '1' });
} finally {
  await browser.close();
  await server.stop();
}
