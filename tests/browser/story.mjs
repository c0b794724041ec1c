// SPDX-License-Identifier: EUPL-1.2
// What the walks share that follow somebody through a piece of work: `node WALK.mjs PROGRAM [FOLDER]` starts the program and a browser,
// notes what is wrong, and ends both in every case. FOLDER (or NB_SHOTS, where ctest starts the walk): pictures go there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { kLooks, launch } from './browser.mjs';
import * as checks from './checks.mjs';
import { start } from './program.mjs';
import { validate } from './validity.mjs';
import { report, validatePages, walkPages } from './walk.mjs';

const kMs = 500_000;

class Notes {
  results = [];
  #documents = [];
  #folder;

  constructor(folder) {
    this.#folder = folder;
    if (folder) mkdirSync(folder, { recursive: true });
  }

  // A list that faults are pushed to on the way; it counts as one check even if the walk breaks off.
  faults(page, check) {
    const faults = [];
    this.results.push({ page, check, faults });
    return faults;
  }

  add(page, check, faults) {
    this.faults(page, check).push(...faults);
    for (const fault of faults) console.log(`     ${page} · ${check}: ${fault}`);
  }

  expect(page, check, holds, fault = 'is not so') {
    this.add(page, check, holds ? [] : [fault]);
  }

  keep(name, bytes) {
    if (this.#folder) writeFileSync(join(this.#folder, name), bytes);
  }

  async #shoot(tab, name, look) {
    if (this.#folder) await tab.page.screenshot({ path: join(this.#folder, `${name.replaceAll(/[^\p{L}\p{N}_]+/gu, '-')}-${look}.png`), fullPage: true });
  }

  // The page as it stands, in every look.
  async picture(tab, name) {
    if (!this.#folder) return;
    for (const look of Object.keys(kLooks)) {
      await tab.look(look);
      await this.#shoot(tab, name, look);
    }
    await tab.look('light');
  }

  // The page as it stands, which no address leads to: checked in every look, its HTML at the end.
  async inspect(tab, name, { print = true } = {}) {
    for (const look of Object.keys(kLooks)) {
      if (look === 'print' && !print) continue;
      await tab.look(look);
      this.add(name, `width ${look}`, await checks.noSidewaysScroll(tab));
      if (checks.kAxeLooks.includes(look)) this.add(name, `axe ${look}`, await checks.axe(tab, look));
      await this.#shoot(tab, name, look);
    }
    await tab.look('light');
    this.#documents.push({ name, html: await tab.page.content() });
  }

  // Pages that have an address, through every check; `headers` are those of who may read them.
  async walk(tab, base, pages, headers = {}) {
    if (this.#folder) {
      for (const [index, page] of pages.entries()) {
        await tab.visit(base + page.path);
        await this.picture(tab, `${index}-${page.path.split('?')[0].split('/').filter(Boolean).pop().slice(0, 12)}`);
      }
    }
    this.results.push(...(await walkPages([tab], base, pages)), ...(await validatePages(base, pages, headers)));
  }

  async validate() {
    if (this.#documents.length === 0) return;
    for (const [page, faults] of await validate(this.#documents)) this.add(page, 'valid HTML', faults.slice(0, 8));
  }
}

// `walk({ program, server, base, browser, notes })`; `options` are those of program.mjs's start.
export async function play(walk, options = {}) {
  const [program, folder = process.env.NB_SHOTS] = process.argv.slice(2);
  if (!program) {
    console.error(`usage: node ${basename(process.argv[1])} PROGRAM [FOLDER]`);
    process.exit(2);
  }
  const late = setTimeout(() => {
    console.error(`FAIL took longer than ${kMs / 1000} s`);
    process.exit(1);
  }, kMs);
  const notes = new Notes(folder);
  let server = null;
  let browser = null;
  try {
    server = await start(program, options);
    browser = await launch();
    await walk({ program, server, base: server.base, browser, notes });
    await notes.validate();
  } catch (error) {
    notes.add('walk', 'runs to its end', [error.stack]);
  } finally {
    await browser?.close();
    const code = await server?.stop();
    if (server) notes.expect('program', 'ends in order', code === 0, `ended with ${code}`);
    clearTimeout(late);
  }
  process.exitCode = report(notes.results) ? 0 : 1;
}
