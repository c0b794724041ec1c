// SPDX-License-Identifier: EUPL-1.2
// Two opinions on whether HTML is valid: the Nu validator (all documents in one run of Java) and html-validate.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';

const kJar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
// Rules of taste are off; what is left is about validity, access and security.
const kRules = {
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'no-inline-style': 'off', 'prefer-native-element': 'off', 'require-sri': 'off', 'tel-non-breaking': 'off', 'valid-id': 'off' },
};

// documents: [{name, html}]; gives Map name → faults.
export async function validate(documents) {
  const faults = new Map(documents.map(({ name }) => [name, []]));
  const folder = mkdtempSync(join(tmpdir(), 'nb-html-'));
  try {
    const byFile = new Map();
    documents.forEach(({ name, html }, i) => {
      const file = join(folder, `${i}.html`);
      writeFileSync(file, html);
      byFile.set(`${i}.html`, name);
    });
    for (const message of nuMessages([...byFile.keys()].map((file) => join(folder, file)))) {
      if (message.type === 'info' && message.subType !== 'warning') continue;
      faults.get(byFile.get(message.url.split('/').pop())).push(`vnu: ${message.message} (${(message.extract ?? '').trim().slice(0, 100)})`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const checker = new HtmlValidate(kRules);
  for (const { name, html } of documents) {
    const report = await checker.validateString(html);
    for (const result of report.results) for (const message of result.messages) faults.get(name).push(`html-validate ${message.ruleId}: ${message.message} (line ${message.line})`);
  }
  return faults;
}

function nuMessages(files) {
  if (files.length === 0) return [];
  const options = { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] };
  try {
    return JSON.parse(execFileSync('java', ['-jar', kJar, '--format', 'json', '--stdout', '--exit-zero-always', ...files], options)).messages;
  } catch (error) {
    throw new Error(`The Nu validator did not run (${error.message}); script/setup installs Java.`);
  }
}
