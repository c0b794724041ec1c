// SPDX-License-Identifier: EUPL-1.2
// Pages that the running program does not show on purpose, looked at all the same: their accepted bytes (tests/golden/pages) in the
// browser, at an address of the program and with its style sheet.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTab } from './browser.mjs';
import { validate } from './validity.mjs';
import { fetchPage, walkPage } from './walk.mjs';

const kFolder = join(dirname(fileURLToPath(import.meta.url)), '../golden/pages');
const kKept = [
  { name: 'de state unknown', file: 'state_unknown_de.html', path: '/arnsberg/', lang: 'de', status: 503 },
  { name: 'en state unknown', file: 'state_unknown_en.html', path: '/en/arnsberg/leistungen/', lang: 'en', status: 503 },
];

export async function walkKept(browser, base) {
  const home = (await fetchPage(`${base}/`)).body.toString('utf8');
  const style = home.match(/<style>([^]*?)<\/style>/)[0];
  const results = [];
  const documents = [];
  for (const page of kKept) {
    const html = readFileSync(join(kFolder, page.file), 'utf8').replace('<style></style>', style);
    const tab = await openTab(browser);
    await tab.page.route(base + page.path, (route) => route.fulfill({ status: page.status, contentType: 'text/html; charset=utf-8', body: html }));
    results.push(...(await walkPage(tab, base, page)));
    await tab.close();
    documents.push({ name: page.name, html });
  }
  const faults = await validate(documents);
  return [...results, ...[...faults].map(([page, list]) => ({ page, check: 'valid HTML', faults: list.slice(0, 8) }))];
}
