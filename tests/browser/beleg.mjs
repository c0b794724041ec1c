// SPDX-License-Identifier: EUPL-1.2
// Usage: node beleg.mjs PAGE QR_PROGRAM
// The receipt page as people use it, opened from a saved file: typed keys, files, crooked photos of QR codes, forged receipts.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { attachmentWriting, writings } from '../../assets/beleg/content.mjs';
import { madeReceipt } from '../beleg/made_receipt.mjs';
import { kLooks, launch, openTab } from './browser.mjs';
import * as checks from './checks.mjs';

const [pageFile, qrProgram] = process.argv.slice(2);
const golden = (name) => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8');
const kCases = golden('receipt_cases.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line));
const find = (name) => kCases.find((one) => one.name === name);
const kGood = find('good');
const kName = kGood.key.split('+')[0];
const kTyped = 'ksds 77xy dcvb twn6 mebz 8jr0 8kse pdvq dsat 227h y6y7 z96k 9nt0 11y7';
const kCodes = find('short').text.trim().split('\n');
const noteOf = (text) => text.slice(text.indexOf('\n\n') + 2);
const kRootBytes = (note) => Buffer.from(note.split('\n')[2], 'base64').toString('hex');

const folder = mkdtempSync(join(tmpdir(), 'nb-beleg-'));
const address = pathToFileURL(resolve(pageFile)).href;
const faults = [];
const begun = Date.now();
const browser = await launch();

/** Codes as somebody photographs them: askew, in perspective, in poor light, on a wooden table. */
async function photograph(name, texts, { look = 'perspective(1400px) rotateX(14deg) rotateY(-9deg) rotate(4deg)' } = {}) {
  const tab = await openTab(browser);
  const codes = texts.map((text) => execFileSync(qrProgram, { input: text }).toString());
  await tab.page.setViewportSize({ width: 1500, height: texts.length > 1 ? 1000 : 1200 });
  await tab.page.setContent(`<body style="margin:0;background:#8a7a66;display:grid;place-items:center;min-height:100vh">
    <div style="background:#f4f2ea;padding:40px;display:flex;gap:50px;transform:${look};filter:brightness(.85) contrast(.8) blur(.6px)">
    ${codes.map((code) => `<div style="width:${texts.length > 1 ? 560 : 800}px">${code}</div>`).join('')}</div></body>`);
  const file = join(folder, name);
  await tab.page.screenshot({ path: file });
  await tab.close();
  return file;
}

async function use(name, steps) {
  const tab = await openTab(browser);
  const { page } = tab;
  const expect = (what, fits) => { if (!fits) faults.push(`${name}: ${what}`); };
  const user = {
    tab, page, expect,
    type: async () => (await page.fill('#name', kName), page.fill('#key', kTyped)),
    check: () => page.click('#check'),
    verdict: () => page.textContent('#verdict'),
    told: () => page.textContent('#result'),
    news: () => page.textContent('#news'),
    pick: async (input, files) => {
      await page.setInputFiles(input, files);
      await page.waitForFunction((selector) => document.querySelector(selector).files.length === 0, input, { timeout: 60_000 });
    },
  };
  try {
    await tab.visit(address);
    await steps(user);
    for (const fault of await checks.quiet({ ...tab, requests: [address, ...tab.requests.filter((url) => url !== address && !url.startsWith('blob:'))] })) faults.push(`${name}: ${fault}`);
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
  await tab.close();
  console.log(`${String(Date.now() - begun).padStart(6)} ms  ${name}`);
}

const looksWell = async (name, { tab, expect }) => {
  for (const look of Object.keys(kLooks)) {
    await tab.look(look);
    for (const fault of await checks.noSidewaysScroll(tab)) expect(`${look}: ${fault}`, false);
    if (checks.kAxeLooks.includes(look)) for (const fault of await checks.axe(tab, look)) expect(`${look}: ${fault}`, false);
  }
  await tab.look('light');
};

await use('typed key, pasted receipt', async (user) => {
  await looksWell('empty', user);
  await user.tab.visit(address);  // the checks before may have moved the focus
  for (const fault of await checks.keyboard(user.tab)) user.expect(fault, false);
  await user.type();
  await user.page.fill('#text', kGood.text);
  await user.check();
  user.expect('is genuine', (await user.verdict()) === 'Der Beleg ist echt');
  const told = await user.told();
  for (const fact of ['M-000123-4', 'Abgabe am Schalter', '2. November 2023, 08:57:00 Uhr (UTC+01:00)', 'bis 6. November 2023: eingehalten', 'Bürgerbüro Alt-Arnsberg', '5 Einträge', 'Ohne Stand vom Aushang']) {
    user.expect(`says ${fact}`, told.includes(fact));
  }
  user.expect('focus is on the verdict', await user.page.evaluate(() => document.activeElement.id === 'verdict'));
  await looksWell('good', user);
  user.expect('nothing is stored', await user.page.evaluate(() => localStorage.length === 0));
  await user.page.click('[data-lang=en]');
  user.expect('is English', (await user.verdict()) === 'The receipt is genuine' && (await user.told()).includes('until 6 November 2023: kept'));
  user.expect('language is marked', (await user.page.getAttribute('html', 'lang')) === 'en');
  await user.page.fill('#text', kGood.text.replace('index 3', 'index 2'));
  await user.check();
  user.expect('a changed receipt is refused in English', (await user.told()).includes('The proof does not lead to the signed state'));
  user.expect('is marked as bad', (await user.page.getAttribute('#result', 'class')) === 'bad');
  await looksWell('bad', user);
});

await use('file and kept key', async (user) => {
  const file = join(folder, 'beleg.tlog-proof');
  writeFileSync(file, kGood.text);
  await user.page.fill('#key', kGood.key);
  await user.page.check('#keep');
  await user.pick('#receipt-files', [file]);
  await user.check();
  user.expect('is genuine', (await user.verdict()) === 'Der Beleg ist echt');
  await user.page.reload();
  user.expect('the key was kept', (await user.page.locator('#kept option').allTextContents()).includes(kName));
  await user.page.selectOption('#kept', kGood.key);
  user.expect('and can be chosen', (await user.page.inputValue('#key')) === kGood.key);
  await user.page.click('#forget');
  user.expect('and be deleted', await user.page.evaluate(() => localStorage.length === 0));
  writeFileSync(file, kGood.text.replaceAll('\n', '\r\n'));
  await user.page.fill('#key', kGood.key);
  await user.pick('#receipt-files', [file]);
  await user.check();
  user.expect('a file with other line ends is not the receipt', (await user.told()).includes('Das ist kein Beleg'));
});

await use('photos of codes, one by one', async (user) => {
  const [first, second] = [await photograph('eins.png', [kCodes[0]]), await photograph('zwei.png', [kCodes[1]], { look: 'perspective(1200px) rotateY(16deg) rotate(-8deg) scale(.8)' })];
  await user.type();
  await user.pick('#receipt-files', [second]);
  user.expect('tells the part', (await user.news()).includes('Code 2 von 2 gelesen.'));
  await user.check();
  user.expect('names the missing part', (await user.told()).includes('Es fehlen Codes: 1 von 2 sind da; Code 1 fehlt.'));
  await user.pick('#receipt-files', [first]);
  await user.check();
  user.expect(`is genuine: ${await user.news()}`, (await user.verdict()) === 'Der Beleg ist echt');
  await user.page.click('#clear');
  await user.check();
  user.expect('asks for the receipt', (await user.page.textContent('#text-fault')).startsWith('Es fehlt der Beleg.'));
  user.expect('and marks the field', (await user.page.getAttribute('#text', 'aria-invalid')) === 'true');
});

await use('one photo of both codes', async (user) => {
  await user.type();
  await user.pick('#receipt-files', [await photograph('beide.png', kCodes, { look: 'rotate(2deg)' })]);
  await user.check();
  user.expect(`is genuine: ${await user.news()}`, (await user.verdict()) === 'Der Beleg ist echt');
});

await use('photo of the notice sheet', async (user) => {
  const text = find('good').text;
  await user.pick('#sheet-files', [await photograph('aushang.png', [kGood.key, noteOf(text)], { look: 'rotate(-3deg)' })]);
  user.expect(`reads key and state: ${await user.news()}`, (await user.page.inputValue('#key')) === kGood.key && (await user.page.inputValue('#size')) === '5');
  await user.page.fill('#text', text);
  await user.check();
  user.expect('agrees with the sheet', (await user.told()).includes('genau der vom Aushang'));
  await user.page.fill('#size', '4');
  await user.check();
  user.expect('says what it cannot check', (await user.told()).includes('kann diese Seite ohne Netz nicht prüfen'));
});

await use('forged receipts', async (user) => {
  const other = noteOf(find('checkpoint of another log of the same town').text);
  const verdicts = [
    [async () => { await user.page.fill('#size', '5'); await user.page.fill('#root', kRootBytes(other).match(/.{4}/g).join(' ')); }, kGood.text, 'Das Protokoll wurde gespalten'],
    [async () => { await user.page.fill('#size', ''); await user.page.fill('#root', ''); }, find('proof of another entry').text, 'Der Beweis führt nicht zum unterschriebenen Stand'],
    [async () => {}, find('signed by somebody else').text, 'keine Unterschrift des angegebenen Schlüssels'],
    [async () => { await user.page.fill('#name', ''); await user.page.fill('#key', find('another town').key); }, kGood.text, 'gehört zum Protokoll »notbetrieb/arnsberg/05958004/main«, der Schlüssel zu »notbetrieb/arnsberg/05958044/main«'],
  ];
  await user.type();
  await user.page.click('#more > summary');
  for (const [prepare, text, sentence] of verdicts) {
    await prepare();
    await user.page.fill('#text', text);
    await user.check();
    user.expect(`says “${sentence}”`, (await user.told()).includes(sentence) && (await user.verdict()) === 'Der Beleg ist nicht bestätigt');
  }
  await user.page.fill('#name', kName);
  await user.page.fill('#key', kTyped.replace('ksds', 'ksdt'));
  await user.check();
  user.expect('finds the typing error', (await user.page.textContent('#key-fault')).includes('enthält einen Tippfehler'));
  user.expect('shows no result', await user.page.isHidden('#result'));
});

await use('a key that comes with the receipt', async (user) => {
  await user.pick('#receipt-files', [await photograph('falle.png', [kGood.key])]);
  user.expect('is not taken', (await user.page.inputValue('#key')) === '' && (await user.news()).includes('nur vom Aushang'));
  await user.pick('#receipt-files', [new URL('../../assets/beleg/page.css', import.meta.url).pathname]);
  await user.check();
  user.expect('asks for the key', (await user.page.textContent('#key-fault')).startsWith('Es fehlt der Schlüssel'));
  const broken = join(folder, 'kaputt.png');
  writeFileSync(broken, 'no picture');
  await user.pick('#receipt-files', [broken]);
  user.expect('a broken picture is told', (await user.news()).includes('lässt sich nicht öffnen'));
});

await use('what was handed in', async (user) => {
  const scan = join(folder, 'scan.pdf');
  writeFileSync(scan, '%PDF-1.4 the scan');
  const said = [{ stored: '22'.repeat(32), bytes: 17, type: 'application/pdf', pages: 2 }];
  const made = madeReceipt([
    { name: 'sender', content: writings('sender', { name: 'Erika Mustermann', address: 'Musterweg 1\n59821 Arnsberg' })[0] },
    { name: 'content', content: writings('content', { title: 'Antrag auf Wohngeld' })[0] },
    { name: 'attachments', content: attachmentWriting({ data: { attachments: said } }, [{ name: 'scan.pdf', bytes: readFileSync(scan) }]) },
  ], said);
  await user.page.fill('#key', made.key);
  await user.page.fill('#text', made.text);
  await user.check();
  user.expect('is genuine', (await user.verdict()) === 'Der Beleg ist echt');
  await user.page.fill('#c-sender-name', 'Erika Mustermann');
  await user.page.fill('#c-sender-address', 'Musterweg 1\n59821 Arnsberg ');
  await user.page.fill('#c-content-title', 'Antrag auf Wohngelt');
  await user.page.setInputFiles('#c-file-0', scan);
  await user.page.click('#content-form button');
  const verdicts = user.page.locator('#content-told li');
  await verdicts.nth(2).waitFor();
  const told = await verdicts.allTextContents();
  user.expect(`sender matches: ${told}`, told[0].startsWith('Absender: stimmt überein.'));
  user.expect(`a typing error does not: ${told}`, told[1].startsWith('Betreff und Inhalt: stimmt nicht überein.'));
  user.expect(`the file matches: ${told}`, told[2].startsWith('Anlagen: stimmt überein.'));
  await looksWell('content', user);
  await user.page.click('[data-lang=en]');
  user.expect('what was typed stays in the other language', (await user.page.inputValue('#c-sender-name')) === 'Erika Mustermann' && (await verdicts.first().textContent()).startsWith('Sender: matches.'));
  await user.page.fill('#c-content-title', '');
  await user.page.fill('#c-name-0', 'other.pdf');
  await user.page.click('#content-form button');
  await user.page.getByText('Attachments: does not match.').waitFor();
  user.expect('nothing entered is nothing checked', (await verdicts.nth(1).textContent()).includes('not checked'));
  await user.page.fill('#text', find('good').text);
  await user.check();
  user.expect('nothing is left of it for the next receipt', await user.page.isHidden('#content'));
  await user.page.fill('#key', find('good, another kind of entry').key);
  await user.page.fill('#text', find('good').text);
  await user.check();
  user.expect('and its form is empty', (await user.page.inputValue('#c-sender-name')) === '');
});

await use('witnesses', async (user) => {
  await user.type();
  await user.page.click('#more > summary');
  await user.page.fill('#witnesses', find('confirmed').witnesses[0]);
  await user.page.fill('#text', find('confirmed').text);
  await user.check();
  user.expect('names who confirmed', (await user.told()).includes('Bestätigt vom Zeugen »witness.example/a« am 2. November 2023, 09:00:00 Uhr (UTC)'));
  await user.page.fill('#text', kGood.text);
  await user.check();
  user.expect('and who did not', (await user.told()).includes('Der Zeuge »witness.example/a« hat diesen Prüfstand nicht bestätigt.'));
});

await browser.close();
rmSync(folder, { recursive: true, force: true });
for (const fault of faults) console.error(`FAIL ${fault}`);
console.log(faults.length === 0 ? 'all well' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
