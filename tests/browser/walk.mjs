// SPDX-License-Identifier: EUPL-1.2
// Walks pages through all checks, collects results, and tells them. Each page is loaded once and then looked at in each way.
import http from 'node:http';
import * as checks from './checks.mjs';
import { kLooks } from './browser.mjs';
import { validate } from './validity.mjs';

const kFetchMs = 30_000;

// Bytes on the wire; `headers` may ask for an encoding.
export function fetchPage(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, timeout: kFetchMs, headers: { 'accept-encoding': 'identity', ...headers } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error(`no answer from ${url} in ${kFetchMs / 1000} s`)));
    request.on('error', reject);
  });
}

export const isPdf = ({ status, body }) => status === 200 && body.subarray(0, 5).equals(Buffer.from('%PDF-'));

// One result per page and check: {page, check, faults}. A page that is meant to be missing makes the browser itself say so.
export async function walkPage(tab, base, page) {
  const results = [];
  const begun = Date.now();
  const add = (check, faults) => results.push({ page: page.name, check, faults });
  const looks = page.looks ?? Object.keys(kLooks);
  await tab.visit(base + page.path, looks[0]);
  const status = tab.response.status();
  const expected = page.status ?? 200;
  add('status', status === expected ? [] : [`answered ${status}, expected ${expected}`]);
  const noise = tab.noise.filter((line) => !(expected >= 400 && line.includes('Failed to load resource')));
  add('quiet', await checks.quiet({ ...tab, noise }, { ownHost: page.staff }));
  add('language', await checks.languages(tab, page.lang ?? 'de'));
  if (!page.staff && !page.scripts) add('no scripts', await checks.noScripts(tab));
  for (const look of looks) {
    await tab.look(look);
    add(`width ${look}`, await checks.noSidewaysScroll(tab));
    if (checks.kAxeLooks.includes(look)) add(`axe ${look}`, await checks.axe(tab, look));
  }
  if (looks.includes('print') && page.sheets) {
    const count = await checks.sheets(tab);
    add('print', count === page.sheets ? [] : [`takes ${count} sheets of A4, expected ${page.sheets}`]);
  }
  if (looks.includes('light') && page.keyboard !== false) {
    await tab.look('light');
    add('keyboard', await checks.keyboard(tab));
  }
  console.log(`${String(Date.now() - begun).padStart(6)} ms  ${page.name}`);
  for (const { check, faults } of results) for (const fault of faults) console.log(`     ${page.name} · ${check}: ${fault}`);
  return results;
}

// Walks all pages, two at a time: while one waits for the browser the other is measured.
export async function walkPages(tabs, base, pages) {
  const queue = [...pages];
  const results = [];
  await Promise.all(
    tabs.map(async (tab) => {
      for (let page = queue.shift(); page; page = queue.shift()) results.push(...(await walkPage(tab, base, page)));
    }),
  );
  return results;
}

export async function validatePages(base, pages, headers = {}) {
  const documents = [];
  for (const page of pages) {
    const answer = await fetchPage(base + page.path, headers);
    documents.push({ name: page.name, html: answer.body.toString('utf8') });
  }
  const faults = await validate(documents);
  return [...faults].map(([page, list]) => ({ page, check: 'valid HTML', faults: list.slice(0, 8) }));
}

// Each page fits into the first flight of a slow connection.
export async function weighPages(base, pages) {
  const results = [];
  for (const page of pages) {
    const limit = page.bytes ?? 14 * 1024;
    const answer = await fetchPage(base + page.path, { 'accept-encoding': 'br' });
    results.push({ page: page.name, check: 'weight', faults: answer.body.length <= limit ? [] : [`${answer.body.length} bytes compressed, at most ${limit}`] });
  }
  return results;
}

// Follows every link inside the pages once: none may be dead. Of pages that only differ in their object, a few stand for all.
export async function followLinks(base, pages, perShape = 12) {
  const seen = new Map();
  const shapes = new Map();
  for (const page of pages) {
    const { body } = await fetchPage(base + page.path);
    for (const [, href] of body.toString('utf8').matchAll(/\shref="([^"]+)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), base + page.path);
      url.hash = '';
      if (url.origin !== base || seen.has(url.href)) continue;
      const shape = url.pathname.split('/').slice(0, -2).join('/') + (url.search ? '?' : '');
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      if (shapes.get(shape) <= perShape) seen.set(url.href, page.name);
    }
  }
  const dead = [];
  for (const [url, from] of seen) {
    const { status } = await fetchPage(url);
    if (status !== 200) dead.push(`${url.slice(base.length)} (on ${from}) answers ${status}`);
  }
  return [{ page: `${seen.size} links`, check: 'alive', faults: dead.slice(0, 20) }];
}

export function report(results) {
  const bad = results.filter((r) => r.faults.length > 0);
  for (const { page, check, faults } of bad) for (const fault of faults) console.log(`FAIL ${page} · ${check}: ${fault}`);
  console.log(`${results.length - bad.length} passed, ${bad.length} failed`);
  return bad.length === 0;
}
