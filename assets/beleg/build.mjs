// SPDX-License-Identifier: EUPL-1.2
// Usage: node build.mjs OUT
// Bundles the receipt page into one HTML file: script and style inside, German texts in place, a Content-Security-Policy that
// allows exactly these two by their hashes and no request at all.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, transform } from 'esbuild';

import { kTexts } from './texts.mjs';

const kHere = dirname(fileURLToPath(import.meta.url));
const kTarget = 'es2020';  // BigInt; browsers since 2020

const read = (name) => readFileSync(join(kHere, name), 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

async function script() {
  const bundled = await build({
    entryPoints: [join(kHere, 'page.mjs')], bundle: true, minify: true, format: 'iife', target: kTarget, charset: 'utf8', legalComments: 'none', write: false, logLevel: 'warning',
  });
  const js = bundled.outputFiles[0].text.trim();
  if (/<\/script|<!--/i.test(js)) throw new Error('the script contains what would end it');
  return js;
}

const [out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node build.mjs OUT');
  process.exit(2);
}
const js = await script();
const css = (await transform(read('page.css'), { loader: 'css', minify: true, charset: 'utf8' })).code.trim();
const csp = `default-src 'none'; script-src ${hash(js)}; style-src ${hash(css)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
const pieces = { css, js, csp };
const page = read('page.html')
  .replace(/\[\[([a-z_]+)\]\]/g, (_, key) => escape(kTexts[key].de))
  .replace(/\{\{([a-z]+)\}\}/g, (_, name) => pieces[name]);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, page);
