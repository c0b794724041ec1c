// SPDX-License-Identifier: EUPL-1.2
// Usage: node circulars.mjs PROGRAM [FOLDER]
// A circular from writing to the last signature, as people do it: written and sent with the keyboard, read by one click, acknowledged
// through the link of a real mail, ticked off a list and the phone; then every page is looked at in every way. FOLDER: pictures go there.
import { createServer } from 'node:net';
import { go, openTab } from './browser.mjs';
import { kAccount } from './program.mjs';
import { cookieHeader, signIn } from './staff.mjs';
import { play } from './story.mjs';

const kPlace = 'ort=arnsberg';

// Takes every mail and keeps it.
function mailSink() {
  const mails = [];
  const server = createServer((socket) => {
    let inData = false;
    let mail = '';
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.write('220 sink\r\n');
    socket.on('data', (chunk) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inData && line === '.') {
          inData = false;
          mails.push(mail);
          socket.write('250 2.0.0 taken\r\n');
        } else if (inData) {
          mail += `${line}\n`;
        } else if (line === 'DATA') {
          inData = true;
          mail = '';
          socket.write('354 go\r\n');
        } else {
          socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
        }
      }
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ port: server.address().port, mails, close: () => server.close() })));
}

async function eventually(what, done, ms = 20_000) {
  const until = Date.now() + ms;
  for (;;) {
    const value = await done();
    if (value) return value;
    if (Date.now() > until) throw new Error(`${what} did not happen in ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// The address that mails carry is not the program's: it is known only when the program runs.
const linkIn = (mail) => mail.replaceAll('=\n', '').match(/http:\/\/\S+(\/rundschreiben\/[0-9a-f]{32})/)?.[1];

async function giveAddresses({ page }, base, faults) {
  await page.goto(`${base}/stab/rundschreiben/adressen?${kPlace}`);
  await page.getByLabel('Adressen eintragen').fill('Brokwirth;Marcel;kaputt@@rathaus');
  await go(page, () => page.getByRole('button', { name: 'Übernehmen' }).click());
  if (!(await page.getByRole('alert').innerText()).includes('Zeile 1')) faults.push('a broken address is not named with its line');
  if (!(await page.getByLabel('Adressen eintragen').inputValue()).includes('kaputt')) faults.push('what was typed is gone');
  await page.getByLabel('Adressen eintragen').fill('Brokwirth;Marcel;Standesamt;brokwirth@rathaus.example\nErlenstein;Svenja;erlenstein@rathaus.example');
  await go(page, () => page.getByRole('button', { name: 'Übernehmen' }).click());
  if (!(await page.getByRole('status').innerText()).includes('2 Zeilen')) faults.push('the addresses are not confirmed');
}

// With the keyboard alone, and one mistake on the way.
async function writeOne({ page }, base, faults) {
  await page.goto(`${base}/stab/rundschreiben/neu?${kPlace}`);
  await page.locator('#titel').focus();
  await page.keyboard.type('Schalter öffnen morgen um 9 Uhr');
  await page.locator('#text0').focus();
  await page.keyboard.type('Alle Schalter öffnen **um 9 Uhr**. Bitte seien Sie um halb neun da.\n\n- Ausweise: nur Abholung\n- Post: ins Buch eintragen');
  await page.locator('#text1').focus();
  await page.keyboard.type('Sterbefälle werden zurückgestellt; das Buch liegt in Raum 1.12.');
  await page.locator('#frist').fill('2023-10-30T08:00');
  await page.locator('#text1').locator('xpath=ancestor::div[contains(@class,"stab-box")]').getByRole('checkbox', { name: 'Standesamt', exact: true }).check();
  await go(page, () => page.getByRole('button', { name: 'Speichern und ansehen' }).press('Enter'));
  if (!(await page.getByRole('alert').innerText()).includes('Vergangenheit')) faults.push('a deadline in the past is not refused');
  if (!(await page.locator('#text1').inputValue()).includes('Sterbefälle')) faults.push('what was typed is gone');
  await page.locator('#frist').fill('2023-11-01T12:00');
  await go(page, () => page.getByRole('button', { name: 'Speichern und ansehen' }).press('Enter'));
  if (!(await page.getByRole('status').first().innerText()).includes('noch einmal lesen')) faults.push('it does not say that nothing was sent yet');
  await go(page, () => page.getByRole('button', { name: 'Jetzt verschicken' }).press('Enter'));
  const path = new URL(page.url()).pathname;
  if (!/rundschreiben\/\d+$/.test(path)) faults.push(`after sending one is at ${path}`);
  return path;
}

async function readByClick({ page }, base, faults) {
  await page.goto(`${base}/stab/rundschreiben?${kPlace}`);
  await page.getByLabel('Ihr Name im Telefonverzeichnis').selectOption({ label: 'Thorfeld, Katharina (Standesamt)' });
  await go(page, () => page.getByRole('button', { name: 'Das bin ich', exact: true }).click());
  await page.getByRole('heading', { name: 'Für Sie neu' }).waitFor();
  if (!(await page.locator('article').innerText()).includes('Raum 1.12')) faults.push('the instructions of the own office are missing');
}

async function byLink(browser, sink, base, faults, notes) {
  const mail = await eventually('the mail', () => sink.mails.find((one) => one.includes('brokwirth')));
  const link = linkIn(mail);
  if (!link) return faults.push('the mail carries no link');
  const address = base + link;
  const tab = await openTab(browser);
  await tab.visit(address);
  if (!(await tab.page.locator('main').innerText()).includes('Raum 1.12')) faults.push('the link does not show the instructions');
  await notes.picture(tab, 'link');
  await tab.visit(address);  // what a mail scanner does
  await go(tab.page, () => tab.page.getByRole('button', { name: 'Ich habe das gelesen' }).click());
  if (!(await tab.page.locator('h1').innerText()).includes('Danke')) faults.push('the link does not acknowledge');
  await tab.visit(address);
  if (!(await tab.page.locator('main').innerText()).includes('schon bestätigt')) faults.push('the link works twice');
  await tab.visit(`${base}/rundschreiben/${'0'.repeat(32)}`);
  if (tab.response.status() !== 404) faults.push('a forged link is not refused');
  await tab.close();
}

async function byListAndPhone({ page }, base, path, faults) {
  await page.goto(`${base}${path}?${kPlace}`);
  await page.getByLabel('Nummer der Liste').fill('Quatsch');
  await go(page, () => page.getByRole('button', { name: 'Liste öffnen' }).click());
  if (!(await page.getByRole('alert').innerText()).includes('Nummer steht oben')) faults.push('a wrong list number is not explained');
  await page.getByLabel('Nummer der Liste').fill('1.1.2');
  await go(page, () => page.getByRole('button', { name: 'Liste öffnen' }).click());
  await page.getByRole('checkbox').first().check();
  await go(page, () => page.getByRole('button', { name: 'Unterschriften eintragen' }).click());
  if ((await page.getByText('auf der Liste unterschrieben').count()) !== 1) faults.push('the signature is not shown');
  const list = new URL(page.url()).pathname;
  await page.goto(`${base}${path}/anrufe?${kPlace}`);
  const office = page.locator('section', { has: page.getByRole('heading', { name: /^Standesamt/ }) });
  const before = await office.locator('strong').first().innerText();
  await go(page, () => office.getByRole('button', { name: /^Nicht erreicht/ }).click());
  const after = await page.locator('section', { has: page.getByRole('heading', { name: /^Standesamt/ }) }).locator('strong').first().innerText();
  if (before === after) faults.push('who was not reached stands first again');
  await go(page, () => page.locator('section', { has: page.getByRole('heading', { name: /^Standesamt/ }) }).getByRole('button', { name: /^Erreicht/ }).click());
  return list;
}

// Two callers with the same page open: what one notes, the other sees without touching anything, and loses nothing by it.
async function twoCallers(tab, other, base, path, faults) {
  const first = tab.page;
  const second = other.page;
  const office = (page) => page.locator('section.stab-box', { has: page.getByRole('heading', { name: /^Standesamt/ }) });
  const called = (page) => office(page).locator('strong').first().innerText();
  const renew = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));  // as when somebody comes back to the tab
  for (const page of [first, second]) await page.goto(`${base}${path}/anrufe?${kPlace}`);
  const before = await called(second);
  await office(second).getByText('Danach').click();
  await office(second).getByRole('button', { name: /^Nicht erreicht/ }).focus();
  await go(first, () => office(first).getByRole('button', { name: /^Nicht erreicht/ }).click());
  const name = await called(first);
  if (name === before) faults.push('who was not reached stands first again');
  await renew(second);
  await eventually('that the second caller sees what the first one noted', async () => (await called(second)) === name, 30_000);
  if (!(await office(second).locator('details[open]').filter({ hasText: 'Danach' }).count())) faults.push('renewing folds up what was unfolded');
  if (!(await second.evaluate(() => document.activeElement?.id.startsWith('amt-')))) faults.push('the focus is lost when the person it was on has gone');
  if ((await second.locator('#anrufe').getAttribute('aria-live')) !== 'off') faults.push('a screen reader is told every twenty seconds');
  // A click right after the change is not taken: it was meant for what stood there before.
  await eventually('that the time can be typed', async () => {
    await office(second).getByText('Der Anruf war früher').click();
    return office(second).getByLabel('Angerufen um').isVisible();
  });
  await office(second).getByLabel('Angerufen um').fill('2023-10-31T19:00');
  await second.locator('h1').click();
  await go(first, () => office(first).getByRole('button', { name: /^Nicht erreicht/ }).click());
  await renew(second);
  await second.waitForTimeout(2_500);
  if ((await called(second)) !== name || (await office(second).getByLabel('Angerufen um').inputValue()) === '') faults.push('renewing takes away what is being typed');
  await second.goto(`${base}${path}?${kPlace}`);
  const read = await second.locator('#stand .stab-number').first().innerText();
  await second.locator('#zu-mails').focus();
  await go(first, () => office(first).getByRole('button', { name: /^Erreicht/ }).click());
  await renew(second);
  await eventually('that the count of those who have read it goes up', async () => Number(await second.locator('#stand .stab-number').first().innerText()) === Number(read) + 1, 30_000);
  if ((await second.evaluate(() => document.activeElement?.id)) !== 'zu-mails') faults.push('the focus does not stay where it was');
  const halt = second.getByRole('button', { name: 'Anhalten' });
  await eventually('that it can be halted', async () => {
    await halt.press('Enter');
    return (await halt.getAttribute('aria-pressed')) === 'true';
  });
  if (!(await second.locator('.live-note').innerText()).includes('Uhr, angehalten.')) faults.push('it is not seen that it was halted');
  let asked = 0;
  second.on('request', (request) => (asked += request.url().includes('still=1') ? 1 : 0));
  await renew(second);
  if (asked > 0) faults.push('it renews itself although it was halted');
}

async function newVersion({ page }, base, path, faults) {
  await page.goto(`${base}${path}?${kPlace}`);
  await go(page, () => page.getByRole('link', { name: 'Neue Fassung schreiben' }).click());
  await page.getByLabel('Was ist neu?').fill('Eine Stunde später.');
  await page.locator('#text0').fill('Alle Schalter öffnen **um 10 Uhr**.');
  await go(page, () => page.getByRole('button', { name: 'Speichern und ansehen' }).click());
  await go(page, () => page.getByRole('button', { name: 'Jetzt verschicken' }).click());
  await page.getByText('Was sich geändert hat').click();
  if ((await page.locator('ins').count()) === 0 || (await page.locator('del').count()) === 0) faults.push('what changed is not marked');
  await page.goto(`${base}/stab/rundschreiben?${kPlace}`);
  await go(page, () => page.getByRole('button', { name: /^Gelesen/ }).click());
  if (!(await page.locator('main').innerText()).includes('Sie haben alles gelesen')) faults.push('one click is not enough');
}

const sink = await mailSink();
const configure = (text) => text.replace(/\[mail\][^[]*/, `[mail]\nserver = "127.0.0.1"\nport = ${sink.port}\ntls = "none"\nfrom = "stab@rathaus.example"\nlink = "http://127.0.0.1:1"\n\n`);
await play(
  async ({ base, browser, notes }) => {
    const cookies = await signIn(browser, base, kAccount);
    const tab = await openTab(browser, cookies);
    tab.page.setDefaultTimeout(20_000);
    const faults = notes.faults('circular', 'from writing to the last signature');
    await giveAddresses(tab, base, faults);
    const path = await writeOne(tab, base, faults);
    await readByClick(tab, base, faults);
    await byLink(browser, sink, base, faults, notes);
    const list = await byListAndPhone(tab, base, path, faults);
    const other = await openTab(browser, cookies);
    other.page.setDefaultTimeout(20_000);
    await twoCallers(tab, other, base, path, faults);
    await other.close();
    const paths = ['/stab/rundschreiben', '/stab/rundschreiben/neu', path, `${path}/anrufe`, list, `${path}/mails`, '/stab/rundschreiben/adressen'];
    const pages = paths.map((one) => ({ name: `circular ${one}`, path: `${one}?${kPlace}`, staff: true }));
    await notes.walk(tab, base, pages, cookieHeader(cookies));
    await newVersion(tab, base, path, faults);
  },
  { configure },
);
sink.close();
