// SPDX-License-Identifier: EUPL-1.2
// Usage: node run.mjs PROGRAM | NB_BASE_URL=http://… node run.mjs
// Walks every page type of the running program, public and staff, and fails on the first kind of fault found.
import { launch } from './browser.mjs';
import { kPages } from './pages.mjs';
import { kAccount, start } from './program.mjs';
import { findStaffPages, signIn } from './staff.mjs';
import { followLinks, report, validatePages, walkPage, weighPages } from './walk.mjs';

const program = process.argv[2];
if (!program && !process.env.NB_BASE_URL) {
  console.error('usage: node run.mjs PROGRAM, or NB_BASE_URL=http://… node run.mjs');
  process.exit(2);
}

const browser = await launch();
const results = [];
const server = program ? await start(program) : { base: process.env.NB_BASE_URL.replace(/\/$/, ''), stop: async () => 0 };
try {
  const only = process.env.NB_ONLY;
  const pages = only ? kPages.filter((page) => page.name.includes(only)) : kPages;
  for (const page of pages) results.push(...(await walkPage(browser, server.base, page)));
  results.push(...(await validatePages(server.base, pages)));
  results.push(...(await weighPages(server.base, pages)));
  if (!only) results.push(...(await followLinks(browser, server.base, pages.filter((page) => (page.status ?? 200) === 200))));

  const account = { name: process.env.NB_ACCOUNT ?? kAccount.name, password: process.env.NB_PASSWORD ?? kAccount.password };
  if (!only || only === 'stab') {
    const cookies = await signIn(browser, server.base, account);
    const staff = await findStaffPages(browser, server.base, cookies);
    for (const page of staff) results.push(...(await walkPage(browser, server.base, page, page.signedOut ? [] : cookies)));
    const header = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
    results.push(...(await validatePages(server.base, staff.filter((page) => !page.signedOut), header)));
    results.push({ page: 'stab', check: 'pages found', faults: staff.length >= 5 ? [] : [`only ${staff.length} staff pages`] });
  }
} finally {
  await browser.close();
  const code = await server.stop();
  if (program) results.push({ page: 'program', check: 'ends in order', faults: code === 0 ? [] : [`ended with ${code}`] });
}
process.exitCode = report(results) ? 0 : 1;
