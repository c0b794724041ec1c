// SPDX-License-Identifier: EUPL-1.2
// Visits each page in each look and collects what is wrong. Knows no program: it takes any base address.
import http from 'node:http';
import * as checks from './checks.mjs';
import { kLooks, open } from './browser.mjs';
import { validate } from './validity.mjs';

// Bytes on the wire, as a browser that speaks Brotli gets them, and the decoded text.
export function fetchPage(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, headers: { 'accept-encoding': 'identity', ...headers } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
  });
}

// One result per page and check: {page, check, faults}.
export async function walkPage(browser, base, page, cookies = []) {
  const results = [];
  const add = (check, faults) => {
    results.push({ page: page.name, check, faults });
    for (const fault of faults) console.log(`     ${page.name} · ${check}: ${fault}`);
  };
  console.log(`   ${page.name}`);
  for (const look of page.looks ?? Object.keys(kLooks)) {
    const opened = await open(browser, base + page.path, look, cookies);
    try {
      const status = opened.response.status();
      if (look === 'light') add('status', status === (page.status ?? 200) ? [] : [`answered ${status}, expected ${page.status ?? 200}`]);
      if (look !== 'print') add(`axe ${look}`, await checks.axe(opened));
      add(`width ${look}`, await checks.noSidewaysScroll(opened));
      if (look === 'light') {
        // A page that is meant to be missing makes the browser itself say so.
        const noise = opened.noise.filter((line) => !((page.status ?? 200) >= 400 && line.includes('Failed to load resource')));
        add('quiet', await checks.quiet({ ...opened, noise }, { ownHost: page.staff }));
        add('language', await checks.languages(opened, page.lang ?? 'de'));
        if (!page.staff) add('no scripts', await checks.noScripts(opened));
        add('keyboard', await checks.keyboard(opened));
      }
      if (look === 'print' && page.sheets) {
        const count = await checks.sheets(opened);
        add('print', count <= page.sheets ? [] : [`takes ${count} sheets of A4, at most ${page.sheets} expected`]);
      }
    } finally {
      await opened.close();
    }
  }
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

// Follows every link inside the walked pages once: none may be dead.
export async function followLinks(browser, base, pages, limit = 400) {
  const seen = new Map();
  for (const page of pages) {
    const opened = await open(browser, base + page.path, 'light');
    for (const href of await opened.page.evaluate(() => [...document.querySelectorAll('a[href], link[rel=alternate]')].map((a) => a.href))) {
      const url = href.split('#')[0];
      if (url.startsWith(base) && !seen.has(url) && seen.size < limit) seen.set(url, page.name);
    }
    await opened.close();
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
