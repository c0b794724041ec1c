// SPDX-License-Identifier: EUPL-1.2
// Usage: node filing.mjs PROGRAM [FOLDER]
// The online form in a real browser, from the empty form to the receipt: with scripts and without, over a line that breaks, after a reload,
// under load; every page of it in every look. FOLDER: pictures go there.
import * as checks from './checks.mjs';
import { go, openTab } from './browser.mjs';
import { start } from './program.mjs';
import { play } from './story.mjs';

const kForm = '/arnsberg/einreichen/';
const kTyped = { name: 'Erika Beispiel', anschrift: 'Prüfweg 7\n59821 Arnsberg', telefon: '02931 5550123', betreff: 'Antrag auf Wohngeld', text: 'Sehr geehrte Damen und Herren,\n\nbitte prüfen Sie <meinen> Antrag & alles.' };
const kPieceBytes = 512 * 1024;

// A PDF of about that size.
function pdf(marker, bytes = 0) {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>'];
  const stream = `(${marker})${' '.repeat(bytes)}`;
  objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  let out = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = out.length;
  out += `xref\n0 5\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return { name: `${marker}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(out, 'latin1') };
}

async function fill(page, typed = kTyped) {
  for (const [name, text] of Object.entries(typed)) await page.fill(`#f-${name}`, text);
}
const number = (page) => page.textContent('.number');
const quiet = (tab) => tab.noise.filter((line) => !/status of (4|5)\d\d|ERR_FAILED|ERR_INTERNET|request failed/.test(line));

async function withoutScript(browser, base, notes) {
  const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base + kForm);
  await go(page, () => page.click('button[value=pruefen]:visible'));
  notes.expect('without script', 'faults are named', (await page.textContent('[role=alert]')).includes('Bitte geben Sie Ihren Namen an.'));
  await fill(page);
  await page.selectOption('#f-frist', 'widerspruch');
  await page.fill('#f-frist_tag', '20.10.2023');
  await page.setInputFiles('#f-datei', [pdf('eins'), pdf('zwei')]);
  await go(page, () => page.click('button:has-text("jetzt hochladen")'));
  notes.expect('without script', 'files are kept', (await page.locator('#dateien li').count()) === 2);
  await go(page, () => page.click('button[aria-label="eins.pdf entfernen"]'));
  notes.expect('without script', 'a file can be removed', (await page.locator('#dateien li').count()) === 1 && (await page.inputValue('#f-text')) === kTyped.text, await page.inputValue('#f-text'));
  await go(page, () => page.press('#f-betreff', 'Enter'));
  notes.expect('without script', 'Enter goes on and removes nothing', (await page.textContent('h1')).includes('prüfen') && (await page.textContent('.copy')).includes('zwei.pdf'));
  await go(page, () => page.click('button:has-text("ändern")'));
  notes.expect('without script', 'can go back', (await page.inputValue('#f-anschrift')) === kTyped.anschrift);
  await go(page, () => page.click('button[value=pruefen]:visible'));
  await go(page, () => page.click('button:has-text("Jetzt absenden")'));
  const first = await number(page);
  notes.expect('without script', 'gives a number', /^M-\d{6}-\d$/.test(first), first);
  await page.reload();  // sends once more
  notes.expect('without script', 'a reload gives the same filing', (await number(page)) === first && (await page.textContent('main')).includes('derselbe Beleg'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("PDF")')]);
  notes.expect('without script', 'the sheet is a file', download.suggestedFilename() === `beleg-${first}.pdf`, download.suggestedFilename());
  await context.close();
}

async function everyPage(browser, base, notes) {
  const tab = await openTab(browser);
  const { page } = tab;
  for (const [lang, prefix] of [['de', ''], ['en', '/en'], ['leicht', '/leicht']]) {
    await tab.visit(base + prefix + kForm);
    await notes.inspect(tab, `form ${lang}`, { print: false });
    if (lang === 'de') notes.add('form de', 'keyboard', await checks.keyboard(tab));
    await go(page, () => page.click('button[value=pruefen]:visible'));
    await notes.inspect(tab, `form with faults ${lang}`, { print: false });
    await fill(page);
    await page.selectOption('#f-frist', 'widerspruch');
    await page.fill('#f-frist_tag', '20.10.2023');
    await page.setInputFiles('#f-datei', pdf('anlage'));
    await page.waitForSelector('#dateien input[name=anlage]', { state: 'attached' });
    await go(page, () => page.click('button[value=pruefen]:visible'));
    await notes.inspect(tab, `view ${lang}`);
    if (lang === 'de') notes.add('view de', 'keyboard', await checks.keyboard(tab));
    await go(page, () => page.click('form.filing button:not([name])'));
    await page.waitForSelector('.number');
    await notes.inspect(tab, `receipt ${lang}`);
    if (lang === 'de') notes.add('receipt de', 'keyboard', await checks.keyboard(tab));
    notes.expect(`receipt ${lang}`, 'keeps the lines', (await page.textContent('.copy')).includes(kTyped.text));
  }
  await tab.visit(`${base}/sundern/einreichen/`);
  await notes.inspect(tab, 'not set up', { print: false });
  notes.add('every page', 'quiet', quiet(tab));
  await tab.close();
}

// Keeps every sentence of the line of state: some stand for a second only.
function listen() {
  addEventListener('DOMContentLoaded', () => {
    const line = document.getElementById('stand');
    window.said = [];
    if (line) new MutationObserver(() => window.said.push(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true });
  });
}
const said = (page, words) => page.waitForFunction((text) => window.said?.some((line) => line.includes(text)), words);

async function overABadLine(browser, base, notes) {
  const tab = await openTab(browser);
  const { page } = tab;
  await page.addInitScript(listen);
  await tab.visit(base + kForm);
  let broken = 0;
  const offsets = [];
  await page.route('**/anlagen/stueck', (route) => {
    offsets.push(Number(route.request().headers()['upload-offset']));
    if (offsets.length === 2 && broken++ === 0) return route.abort('internetdisconnected');
    return route.continue();
  });
  await fill(page);
  await page.setInputFiles('#f-datei', pdf('gross', 3 * kPieceBytes));
  await said(page, 'unterbrochen');
  await page.waitForSelector('#dateien input[name=anlage]', { state: 'attached' });
  notes.expect('bad line', 'goes on where it broke', offsets.join() === [0, 1, 1, 2, 3].map((n) => n * kPieceBytes).join(), offsets.join());
  await page.reload();
  await page.waitForSelector('#dateien input[name=anlage]', { state: 'attached' });
  notes.expect('reload', 'brings the draft back', (await page.inputValue('#f-text')) === kTyped.text && (await page.textContent('#dateien')).includes('gross.pdf'));
  await go(page, () => page.click('button[value=pruefen]:visible'));
  notes.expect('reload', 'the file is still there', (await page.textContent('.copy')).includes('gross.pdf'));

  await tab.visit(base + kForm);
  await go(page, () => page.click('button:has-text("Entwurf verwerfen")'));
  notes.expect('draft', 'can be discarded', (await page.inputValue('#f-name')) === '' && (await page.locator('#dateien li').count()) === 0);
  offsets.length = 0;
  await page.unroute('**/anlagen/stueck');
  await page.route('**/anlagen/stueck', (route) => (offsets.push(Number(route.request().headers()['upload-offset'])) > 2 ? route.abort('internetdisconnected') : route.continue()));
  await page.fill('#f-name', 'Erika');
  await page.setInputFiles('#f-datei', pdf('halb', 3 * kPieceBytes));
  await said(page, 'unterbrochen');
  await page.click('button[value=pruefen]:visible');
  await said(page, 'noch hochgeladen');
  notes.expect('bad line', 'waits for files before it goes on', page.url() === base + kForm, page.url());
  await page.unroute('**/anlagen/stueck');
  const resumed = [];
  await page.route('**/anlagen/stueck', (route) => (resumed.push(Number(route.request().headers()['upload-offset'])), route.continue()));
  await page.reload();
  await page.waitForFunction(() => document.getElementById('stand').textContent.includes('halb.pdf'));
  await page.setInputFiles('#f-datei', pdf('halb', 3 * kPieceBytes));
  await page.waitForSelector('#dateien input[name=anlage]', { state: 'attached' });
  notes.expect('reload', 'goes on with a half file', resumed[0] === 2 * kPieceBytes, resumed.join());
  await page.setInputFiles('#f-datei', { name: 'kein.pdf', mimeType: 'application/pdf', buffer: Buffer.from('PK\x03\x04 not a pdf') });
  await said(page, 'kein.pdf');
  const alone = await page.waitForFunction(() => document.querySelectorAll('#dateien li').length === 1, null, { timeout: 5000 }).then(() => true, () => false);
  notes.expect('files', 'another type is refused at once', alone, await page.textContent('#stand'));
  await page.click('#dateien button');
  notes.expect('files', 'can be removed', (await page.locator('#dateien li').count()) === 0);
  notes.add('bad line', 'quiet', quiet(tab));
  await tab.close();
}

async function underLoad(browser, program, notes) {
  const server = await start(program, { configure: (text) => text.replace('total_per_minute = 1200', 'total_per_minute = 4') });
  try {
    for (const scripted of [false, false, true, false]) {
      const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: scripted });
      const page = await context.newPage();
      const noise = [];
      page.on('pageerror', (error) => noise.push(error.message));
      await page.goto(server.base + kForm);
      await fill(page);
      await go(page, () => page.click('button[value=pruefen]:visible'));
      await go(page, () => page.click('button:has-text("Jetzt absenden")'));
      if (scripted) {
        await page.waitForSelector('.number', { timeout: 60_000 });
        notes.expect('load', 'the script pays with work', noise.length === 0, noise.join());
      } else if (await page.locator('#warten').count()) {
        notes.expect('load', 'without script the button comes later', !(await page.locator('#warten button').isVisible()));
        await page.locator('#warten button').waitFor({ state: 'visible', timeout: 70_000 });
        await go(page, () => page.click('#warten button'));
        await page.waitForSelector('.number');
        notes.expect('load', 'a wait is enough without script', true);
      }
      notes.expect('load', 'everybody gets a number', /^M-/.test(await number(page)));
      await context.close();
    }
    const tab = await openTab(browser);
    await tab.page.route('**/solver.js', () => {});  // the page as it is while the work is done
    await tab.visit(server.base + kForm);
    await fill(tab.page);
    await go(tab.page, () => tab.page.click('button[value=pruefen]:visible'));
    await go(tab.page, () => tab.page.click('form.filing button:not([name])'));
    await tab.page.waitForSelector('#warten');
    await notes.inspect(tab, 'wait', { print: false });
    await tab.close();
  } finally {
    await server.stop();
  }
}

await play(async ({ program, base, browser, notes }) => {
  await withoutScript(browser, base, notes);
  await overABadLine(browser, base, notes);
  await everyPage(browser, base, notes);
  await underLoad(browser, program, notes);
});
