// SPDX-License-Identifier: EUPL-1.2
// Usage: node run.mjs PROGRAM | NB_BASE_URL=http://… node run.mjs
// Walks every page type of the running program, public and staff, and tells all faults found. NB_ONLY=TEXT: only pages whose name contains it.
// Ends what it started in every case: at the end, at a fault of its own, when told to stop, and when it takes longer than NB_SECONDS.
import { launch, openTab } from './browser.mjs';
import { walkKept } from './kept.mjs';
import { workAtTheDesk } from './desk.mjs';
import { kPages } from './pages.mjs';
import { walkConsole } from './console.mjs';
import { kAccount, start } from './program.mjs';
import { cookieHeader, declareOffice, findStaffPages, signIn } from './staff.mjs';
import { followLinks, report, validatePages, walkPage, walkPages, weighPages } from './walk.mjs';

const kSeconds = Number(process.env.NB_SECONDS ?? 900);
const kStaffPages = ['/stab/', '/stab/lage', '/stab/komponenten', '/stab/leistungen', '/stab/aemter', '/stab/vorfall', '/stab/meldungen', '/stab/freigaben', '/stab/analyse', '/stab/verlauf', '/stab/eingang', '/stab/ausgang', '/stab/rundschreiben', '/stab/konto', '/stab/konten', '/stab/rechte', '/stab/spuren'];

async function walkPublic(browser, base, only) {
  const pages = only ? kPages.filter((page) => page.name.includes(only)) : kPages;
  const tabs = [await openTab(browser), await openTab(browser)];
  const results = await walkPages(tabs, base, pages.filter((page) => page.looks?.length !== 0));
  for (const tab of tabs) await tab.close();
  results.push(...(await validatePages(base, pages)), ...(await weighPages(base, pages)));
  if (!only || only === 'kept') results.push(...(await walkKept(browser, base)));
  if (!only) results.push(...(await followLinks(base, pages.filter((page) => (page.status ?? 200) === 200))));
  return results;
}

async function walkStaff(browser, base) {
  const account = { name: process.env.NB_ACCOUNT ?? kAccount.name, password: process.env.NB_PASSWORD ?? kAccount.password };
  const outside = await openTab(browser);
  const results = await walkPage(outside, base, { name: 'stab sign-in', path: '/stab/', staff: true });
  await outside.close();
  const cookies = await signIn(browser, base, account);
  const tabs = [await openTab(browser, cookies), await openTab(browser, cookies)];
  const pages = await findStaffPages(tabs[0], base);
  results.push({ page: 'stab', check: 'pages found', faults: kStaffPages.filter((path) => !pages.some((page) => page.path.split('?')[0] === path)).map((path) => `${path} is linked nowhere`) });
  results.push(...(await declareOffice(tabs[0], base)));
  const desk = await workAtTheDesk(tabs[0], base);
  results.push(...desk.results);
  pages.push(...desk.pages);
  results.push(...(await walkPages(tabs, base, pages)), ...(await walkConsole(tabs[0], base)));
  for (const tab of tabs) await tab.close();
  results.push(...(await validatePages(base, pages, cookieHeader(cookies))));
  return results;
}

const program = process.argv[2];
if (!program && !process.env.NB_BASE_URL) {
  console.error('usage: node run.mjs PROGRAM, or NB_BASE_URL=http://… node run.mjs');
  process.exit(2);
}
const begun = Date.now();
const open = [];  // what has to be ended, last opened first
const end = async () => {
  const codes = [];
  for (const close of open.splice(0).reverse()) codes.push(await close());
  return codes;
};
const giveUp = async (why) => {
  console.error(`FAIL the walk was stopped: ${why}`);
  setTimeout(() => process.exit(1), 10_000).unref();
  await end().catch(() => {});
  process.exit(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => giveUp(signal));
setTimeout(() => giveUp(`longer than ${kSeconds} s`), kSeconds * 1000).unref();

try {
  const server = program ? await start(program) : { base: process.env.NB_BASE_URL.replace(/\/$/, ''), stop: async () => 0 };
  open.push(server.stop);
  const browser = await launch();
  open.push(async () => (await browser.close(), 0));
  const only = process.env.NB_ONLY;
  const results = only === 'stab' ? [] : await walkPublic(browser, server.base, only);
  if (!only || only === 'stab') results.push(...(await walkStaff(browser, server.base)));
  const bad = (await end()).filter((code) => code !== 0);
  results.push({ page: 'program', check: 'ends in order', faults: bad.map((code) => `ended with ${code}`) });
  console.log(`${results.length} checks in ${Math.round((Date.now() - begun) / 1000)} s`);
  process.exitCode = report(results) ? 0 : 1;
} catch (error) {
  await giveUp(error.stack);
}
