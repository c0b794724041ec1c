// SPDX-License-Identifier: EUPL-1.2
// Usage: node screenshot.mjs PROGRAM PATH FILE.png, e.g. node screenshot.mjs build/dev/bin/notbetrieb /arnsberg/ docs/images/arnsberg.png
// A picture of one page of the demo, for the documents and for a person's own look. NB_LOOK: light, dark, narrow, zoom, print.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { launch, open } from './browser.mjs';
import { start } from './program.mjs';

const [program, path, file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node screenshot.mjs PROGRAM PATH FILE.png');
  process.exit(2);
}
const server = process.env.NB_BASE_URL ? { base: process.env.NB_BASE_URL.replace(/\/$/, ''), stop: async () => 0 } : await start(program);
const browser = await launch();
try {
  const opened = await open(browser, server.base + path, process.env.NB_LOOK ?? 'light');
  mkdirSync(dirname(file), { recursive: true });
  await opened.page.screenshot({ path: file, fullPage: process.env.NB_FULL === '1' });
} finally {
  await browser.close();
  await server.stop();
}
