// SPDX-License-Identifier: EUPL-1.2
// The counter at eight in the morning: a data key is made, filings are taken with the keyboard alone, what is typed survives a reload,
// a browser that was closed and a server that is gone, and is wiped once it is confirmed.
const kPassphrase = 'fuenf Woerter stehen im Tresor';
const kNew = '/stab/eingang/neu?ort=sundern';
const kStorage = 'nb-entwurf:';

const stored = (page) => page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length, kStorage);
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
  await page.locator('#name').fill('Bleibt Erhalten');
  await page.locator('#text').fill('Ein langer Text,\nden niemand zweimal tippen will.');
  await page.waitForTimeout(400);
  const id = await page.locator('#eingang-form input[name=id]').inputValue();
  await page.reload();
  if ((await page.locator('#name').inputValue()) !== 'Bleibt Erhalten') faults.push('a reload lost the name');
  if (!(await page.locator('#text').inputValue()).includes('zweimal')) faults.push('a reload lost the text');
  if ((await page.locator('#eingang-form input[name=id]').inputValue()) !== id) faults.push('after a reload it is another command: it could be taken twice');
  // A browser that was closed: the tab's memory is gone, the machine's is not.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(base + kNew);
  const offer = page.getByRole('button', { name: 'Weiterschreiben: Bleibt Erhalten' });
  if ((await offer.count()) !== 1) faults.push('a draft of a closed browser is not offered');
  else await offer.click();
  if ((await page.locator('#name').inputValue()) !== 'Bleibt Erhalten') faults.push('the offered draft is empty');
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
  await page.waitForTimeout(300);
  if ((await stored(page)) !== 2) faults.push(`${await stored(page)} drafts are kept, not two`);
  await page.unroute('**/*');
  await page.getByRole('button', { name: 'Eingang bestätigen' }).click();
  await page.waitForURL(/beleg/);
  if ((await stored(page)) !== 1) faults.push('the confirmed draft was not wiped, or the other one was');
}

async function signingOutWipes({ page }, base, faults) {
  await page.goto(base + kNew);
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
  await withoutServer(tab, faults);
  await signingOutWipes(tab, base, faults);
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
  const paths = [kNew, '/stab/eingang', '/stab/eingang/suche?q=1', filing, `${filing}/beleg`, `${filing}/berichtigen`, '/stab/fristen?frist1_regel=widerspruch&frist1_tag=2023-10-02&wann=jetzt',
    '/stab/formulare', '/stab/ausgang', '/stab/ausgang/neu', letter, '/stab/schluessel'];
  const withPlace = (path) => (path.includes('ort=') ? path : `${path}${path.includes('?') ? '&' : '?'}ort=sundern`);
  const pages = paths.map((path) => ({ name: `desk ${path.split('?')[0].replace(/[lf]-?[am]?m?-[0-9a-f-]{6,}/, '…')}`, path: withPlace(path), staff: true }));
  // Once more with what is sealed open to be read.
  await tab.page.goto(`${base}/stab/schluessel?ort=sundern`);
  await tab.page.getByLabel('Passphrase des Datenschlüssels').fill(kPassphrase);
  await tab.page.getByRole('button', { name: 'Versiegelte Angaben öffnen' }).click();
  await tab.page.getByText('Zurzeit offen').waitFor();
  return { results: [{ page: 'desk', check: 'takes filings by keyboard and loses nothing', faults }], pages };
}
