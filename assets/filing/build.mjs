// SPDX-License-Identifier: EUPL-1.2
// Usage: node build.mjs FOLDER
// Bundles the online form's scripts, each into one file, and puts the style sheets beside them.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const kHere = dirname(fileURLToPath(import.meta.url));
const [out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node build.mjs FOLDER');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
for (const sheet of ['form.css', 'booking.css']) copyFileSync(join(kHere, sheet), join(out, sheet));
await build({
  entryPoints: ['form', 'wait', 'solver', 'done'].map((name) => join(kHere, `${name}.mjs`)),
  outdir: out, bundle: true, minify: true, format: 'iife', target: 'es2020', charset: 'utf8', legalComments: 'none', logLevel: 'warning',
});
