// SPDX-License-Identifier: EUPL-1.2
// The counter at eight in the morning: a data key is made, filings are taken with the keyboard alone, what is typed survives a reload,
// a browser that was closed and a server that is gone, and is wiped once it is confirmed.
const kPassphrase = 'fuenf Woerter stehen im Tresor';
const kNew = '/stab/eingang/neu?ort=sundern';
const kStorage = 'nb-entwurf:';

const stored = (page) => page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length, kStorage);
// The form is there, and so is what was typed into it before.
const ready = (page) => page.locator('#eingang-form[data-da]').waitFor();
// Everything this browser keeps of pages, as somebody would find it who looks into its files.
const lyingAbout = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
const waitForDrafts = (page, count) =>
  page.waitForFunction(([prefix, wanted]) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length === wanted, [kStorage, count], { timeout: 10_000 });
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function makeKey({ page }, base) {
  await page.goto(`${base}/stab/schluessel?ort=sundern`);
  await page.getByLabel('Passphrase', { exact: true }).fill(kPassphrase);
  await page.getByLabel('Passphrase noch einmal').fill(kPassphrase);
  await page.getByRole('button', { name: 'Datenschlüssel anlegen' }).click();
  await page.getByRole('status').first().waitFor();
}

// Name, address, subject, Ctrl+Enter: nothing else is needed, and no mouse.
async function takeByKeyboard({ page }, base, faults) {
  await page.goto(base + kNew);
  await ready(page);
  const focused = await page.evaluate(() => document.activeElement.id);
  if (focused !== 'name') faults.push(`the focus is on “${focused}”, not on the name`);
  const begun = Date.now();
  await page.keyboard.type('Erika Beispiel');
  await press(page, 'Tab');
  await page.keyboard.type('Musterweg 1, 59821 Arnsberg');
  await press(page, 'Tab', 'Tab', 'Tab');
  await page.keyboard.type('Antrag auf Wohngeld');
  await press(page, 'Control+Enter');
  await page.waitForURL(/beleg/, { timeout: 15_000 });
  if (Date.now() - begun > 15_000) faults.push('the machine alone takes half of the thirty seconds');
  if ((await page.evaluate(() => document.activeElement.id)) !== 'naechster') faults.push('the focus is not on “Nächster Eingang”');
  if ((await stored(page)) !== 0) faults.push('the draft was not wiped although the filing was confirmed');
  await press(page, 'Enter');
  await page.waitForURL(/eingang\/neu/);
  return new URL(page.url()).pathname;
}

async function chooseByKey({ page }, base, faults) {
  await page.goto(base + kNew);
  await ready(page);
  await page.locator('#weg-counter').focus();
  await press(page, 'p');
  if (!(await page.locator('#weg-post').isChecked())) faults.push('“p” does not choose the post');
  await page.locator('#name').focus();
  await page.keyboard.type('p');
  if ((await page.locator('#name').inputValue()) !== 'p') faults.push('a letter in a field was taken for a command');
  await page.locator('#name').fill('');
}

async function survives({ page }, base, faults) {
  await page.goto(base + kNew);
  await ready(page);
  await page.locator('#name').fill('Bleibt Erhalten');
  await page.locator('#text').fill('Ein langer Text,\nden niemand zweimal tippen will.');
  await waitForDrafts(page, 1);
  if ((await lyingAbout(page)).includes('Bleibt')) faults.push('a draft lies in clear in the browser');
  const id = await page.locator('#eingang-form input[name=id]').inputValue();
  await page.reload();
  await ready(page);
  if ((await page.locator('#name').inputValue()) !== 'Bleibt Erhalten') faults.push('a reload lost the name');
  if (!(await page.locator('#text').inputValue()).includes('zweimal')) faults.push('a reload lost the text');
  if ((await page.locator('#eingang-form input[name=id]').inputValue()) !== id) faults.push('after a reload it is another command: it could be taken twice');
  // A browser that was closed: the tab's memory is gone, the machine's is not.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(base + kNew);
  await ready(page);
  const offer = page.getByRole('button', { name: 'Weiterschreiben: Bleibt Erhalten' });
  if ((await offer.count()) !== 1) faults.push('a draft of a closed browser is not offered');
  else await offer.click();
  if ((await page.locator('#name').inputValue()) !== 'Bleibt Erhalten') faults.push('the offered draft is empty');
}

// Where a browser cannot encrypt, a draft lives in its tab and nowhere else; a page that goes away at once loses nothing either.
async function withoutEncryption({ page }, base, faults) {
  const tab = await page.context().newPage();
  await tab.addInitScript(() => Object.defineProperty(window.crypto, 'subtle', { value: undefined }));
  await tab.goto(base + kNew);
  await ready(tab);
  const before = await stored(tab);
  await tab.locator('#name').fill('Nur Im Reiter');
  await tab.reload();
  await ready(tab);
  if ((await tab.locator('#name').inputValue()) !== 'Nur Im Reiter') faults.push('without encryption a reload loses what was typed');
  if ((await stored(tab)) !== before) faults.push('without encryption a draft outlives its tab');
  await tab.close();
}

// The server is gone: told, kept with the time of receipt, laid aside, sent when it is back.
async function withoutServer({ page }, faults) {
  await page.route('**/*', (route) => route.abort());
  await page.getByRole('button', { name: 'Eingang bestätigen' }).click();
  await page.getByText('Der Server antwortet nicht').waitFor({ timeout: 10_000 });
  if (!(await page.locator('#wann-am').isChecked())) faults.push('the time of receipt is not kept while the server is gone');
  await page.getByRole('button', { name: 'Beiseitelegen, nächster Eingang' }).click();
  if ((await page.locator('#name').inputValue()) !== '') faults.push('the next form is not empty');
  await page.locator('#name').fill('Der Nächste');
  await waitForDrafts(page, 2).catch(() => {});
  if ((await stored(page)) !== 2) faults.push(`${await stored(page)} drafts are kept, not two`);
  await page.unroute('**/*');
  await page.getByRole('button', { name: 'Eingang bestätigen' }).click();
  await page.waitForURL(/beleg/);
  if ((await stored(page)) !== 1) faults.push('the confirmed draft was not wiped, or the other one was');
}

// A typing error costs no scan: it waits on the server and goes along the next time. The filing then shows its first page.
async function keepsScans({ page }, base, faults) {
  await page.goto(base + kNew);
  await ready(page);
  await page.locator('#betreff').fill('Mit einem Scan');
  await page.locator('#datei').setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await page.locator('#eingang-form input[name=eingang]').fill('2099-01-01T08:00');
  await page.getByRole('button', { name: 'Eingang bestätigen' }).click();
  await page.getByText('Schon übertragene Anlagen').waitFor({ timeout: 15_000 });
  if ((await page.getByRole('checkbox', { name: 'scan.png' }).count()) !== 1) faults.push('a refused form lost its scan');
  await ready(page);
  await page.locator('#wann-jetzt').check();
  await page.getByRole('button', { name: 'Eingang bestätigen' }).click();
  await page.waitForURL(/beleg/, { timeout: 15_000 });
  return new URL(page.url()).pathname.replace(/\/beleg$/, '');
}

async function signingOutWipes({ page }, base, faults) {
  await page.goto(base + kNew);
  await ready(page);
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.getByRole('button', { name: 'Abmelden' }).click();
  if ((await stored(page)) !== 1) faults.push('a draft was wiped although the person did not sign out');
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: /^Verwerfen/ }).click();
  if ((await stored(page)) !== 0) faults.push('a discarded draft is still there');
}

// Does what a counter does; gives the results and the pages that stand there now, to be walked like all others.
export async function workAtTheDesk(tab, base) {
  const faults = [];
  await makeKey(tab, base);
  await takeByKeyboard(tab, base, faults);
  await chooseByKey(tab, base, faults);
  await survives(tab, base, faults);
  await withoutEncryption(tab, base, faults);
  await tab.page.bringToFront();
  await withoutServer(tab, faults);
  await signingOutWipes(tab, base, faults);
  const scanned = await keepsScans(tab, base, faults);
  await tab.page.goto(`${base}/stab/formulare?ort=sundern`);
  await tab.page.getByRole('button', { name: 'Nummern vergeben' }).click();
  await tab.page.goto(`${base}/stab/ausgang/neu?ort=sundern`);
  await tab.page.getByLabel('Empfänger', { exact: true }).fill('Max Empfänger');
  await tab.page.locator('#text').fill('Sehr geehrter Herr Empfänger');
  await tab.page.getByRole('button', { name: 'Eintragen' }).click();
  await tab.page.getByRole('status').first().waitFor();
  const letter = new URL(tab.page.url()).pathname;
  await tab.page.goto(`${base}/stab/eingang?ort=sundern`);
  const filing = new URL(await tab.page.locator('th a').first().evaluate((a) => a.href)).pathname;
  const paths = [kNew, '/stab/eingang', '/stab/eingang/suche?q=1', filing, scanned, `${filing}/beleg`, `${filing}/berichtigen`, '/stab/fristen?frist1_regel=widerspruch&frist1_tag=2023-10-02&wann=jetzt',
    '/stab/formulare', '/stab/ausgang', '/stab/ausgang/neu', letter, '/stab/schluessel'];
  const withPlace = (path) => (path.includes('ort=') ? path : `${path}${path.includes('?') ? '&' : '?'}ort=sundern`);
  const pages = paths.map((path) => ({ name: `desk ${path.split('?')[0].replace(/[lf]-?[am]?m?-[0-9a-f-]{6,}/, '…')}`, path: withPlace(path), staff: true }));
  // Once more with what is sealed open to be read.
  await tab.page.goto(`${base}/stab/schluessel?ort=sundern`);
  await tab.page.getByLabel('Passphrase des Datenschlüssels').fill(kPassphrase);
  await tab.page.getByRole('button', { name: 'Versiegelte Angaben öffnen' }).click();
  await tab.page.getByText('Zurzeit offen').waitFor();
  await tab.page.goto(`${base}${scanned}?ort=sundern`);
  const image = tab.page.locator('.desk-preview img');
  await image.scrollIntoViewIfNeeded();
  const drawn = await image.evaluate((img) => img.decode().then(() => img.naturalWidth, () => 0));
  if (!(drawn > 300 && drawn <= 800)) faults.push(`the preview of a scan is ${drawn} pixels wide`);
  await tab.page.emulateMedia({ media: 'print' });
  if (await image.isVisible()) faults.push('previews are printed');
  await tab.page.emulateMedia({ media: null });
  return { results: [{ page: 'desk', check: 'takes filings by keyboard and loses nothing', faults }], pages };
}
