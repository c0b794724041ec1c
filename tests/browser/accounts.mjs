// SPDX-License-Identifier: EUPL-1.2
// Usage: node accounts.mjs PROGRAM [FOLDER]
// One's own account in a real browser with a virtual authenticator: a passkey is made, signs in, is removed; a second device; printed codes;
// an invitation from an administrator to a new person. Every page in every look. FOLDER: pictures go there.
import { go, openTab } from './browser.mjs';
import { kAccount } from './program.mjs';
import { play } from './story.mjs';

// A platform authenticator that unlocks itself, as if somebody had laid a finger on it.
async function authenticator({ page }) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    refuse: () => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
  };
}

const click = (page, name) => go(page, () => page.getByRole('button', { name, exact: true }).click());
const says = async ({ page }, text) => (await page.locator('body').innerText()).includes(text);

async function passwordSignIn({ page }, base, { name, password, code = '' }) {
  await page.goto(`${base}/stab/anmelden`);
  await page.getByLabel('Konto', { exact: true }).fill(name);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByLabel('Code', { exact: true }).fill(code);
  await click(page, 'Anmelden');
}

async function makePasskey(tab, base, label) {
  await tab.page.goto(`${base}/stab/konto`);
  await tab.page.getByLabel('Name des neuen Passkeys').fill(label);
  await click(tab.page, 'Passkey einrichten');
}

async function passkeySignIn({ page }, base) {
  await page.goto(`${base}/stab/anmelden`);
  await click(page, 'Mit Passkey anmelden');
}

async function passkeys(browser, base, notes) {
  const tab = await openTab(browser);
  const phone = await authenticator(tab);
  await tab.page.goto(`${base}/stab/anmelden`);
  await notes.inspect(tab, 'stab anmelden');
  await passwordSignIn(tab, base, kAccount);
  notes.expect('stab anmelden', 'a password alone lets in', new URL(tab.page.url()).pathname === '/stab/');
  notes.expect('stab', 'asks for a second factor', await says(tab, 'schützt bisher nur ein Passwort'));
  await makePasskey(tab, base, 'Taschengerät');
  notes.expect('stab konto', 'a passkey is made', (await says(tab, 'Der Passkey ist eingerichtet')) && (await phone.credentials()).length === 1);
  await notes.inspect(tab, 'stab konto');
  await click(tab.page, 'Abmelden');
  await passkeySignIn(tab, base);
  notes.expect('stab anmelden', 'the passkey signs in', new URL(tab.page.url()).pathname === '/stab/');
  await tab.page.goto(`${base}/stab/konto`);
  notes.expect('stab konto', 'says how one signed in', await says(tab, 'mit Passkey'));

  const second = await openTab(browser);
  await authenticator(second);
  await passwordSignIn(second, base, kAccount);
  notes.expect('stab anmelden', 'the password alone is not enough any more', new URL(second.page.url()).pathname === '/stab/anmelden' && (await says(second, 'stimmen nicht')));
  return { tab, second, phone };
}

async function codes({ tab, second }, base, notes) {
  await tab.page.goto(`${base}/stab/konto`);
  await click(tab.page, 'Codes anzeigen und drucken');
  const printed = await tab.page.locator('.account-codes li').allInnerTexts();
  notes.expect('stab konto', 'ten codes are printed', printed.length === 10);
  await notes.inspect(tab, 'stab codes');
  await passwordSignIn(second, base, { ...kAccount, code: printed[4].trim().toUpperCase() });
  notes.expect('stab anmelden', 'a printed code lets in', new URL(second.page.url()).pathname === '/stab/');
  await makePasskey(second, base, 'Laptop');
  notes.expect('stab konto', 'a second device has its own passkey', (await says(second, 'Taschengerät')) && (await says(second, 'Laptop')));
}

async function removal({ tab, second, phone }, base, notes) {
  await second.page.goto(`${base}/stab/konto`);
  await click(second.page, 'Passkey Taschengerät entfernen');
  notes.expect('stab konto', 'a passkey is removed', !(await says(second, 'Taschengerät')));
  await click(second.page, 'Alle anderen beenden');
  await tab.page.goto(`${base}/stab/konto`);
  notes.expect('stab konto', 'other sessions are ended', new URL(tab.page.url()).pathname === '/stab/anmelden');
  await passkeySignIn(tab, base);
  notes.expect('stab anmelden', 'a removed passkey lets nobody in', new URL(tab.page.url()).pathname === '/stab/anmelden' && (await says(tab, 'Dieser Passkey hat nicht geklappt')));
  await phone.refuse();
  await tab.page.goto(`${base}/stab/anmelden`);
  await tab.page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await tab.page.getByText('Abgebrochen').waitFor({ timeout: 130_000 });
  await passkeySignIn(second, base);
  notes.expect('stab anmelden', 'the second device still signs in', new URL(second.page.url()).pathname === '/stab/');
}

async function invitation({ second }, browser, base, notes) {
  const { page } = second;
  await page.goto(`${base}/stab/konten`);
  await page.getByText('Konto anlegen').first().click();
  await page.getByLabel('Kontoname').fill('ada.acker');
  await page.getByLabel('Name der Person').fill('Ada Acker');
  await notes.inspect(second, 'stab konten');
  await click(page, 'Konto anlegen');
  await notes.inspect(second, 'stab konten ada.acker');
  await click(page, 'Einladungscode ausstellen');
  const code = await page.locator('.desk-number').innerText();
  await notes.inspect(second, 'stab konten einladung');

  const ada = await openTab(browser);
  await ada.page.goto(`${base}/stab/einladung#${code}`);
  notes.expect('stab einladung', 'takes the code from the address', (await ada.page.getByLabel('Einladungscode').inputValue()) === code && !ada.page.url().includes(code));
  await notes.inspect(ada, 'stab einladung');
  for (const label of ['Neues Passwort', 'Neues Passwort noch einmal']) await ada.page.getByLabel(label, { exact: true }).fill('acht Ziegen im Schnee');
  await click(ada.page, 'Konto einrichten');
  notes.expect('stab einladung', 'leads to the own account', new URL(ada.page.url()).pathname === '/stab/konto');
  await ada.close();
}

await play(async ({ base, browser, notes }) => {
  const tabs = await passkeys(browser, base, notes);
  await codes(tabs, base, notes);
  await removal(tabs, base, notes);
  await invitation(tabs, browser, base, notes);
});
