// SPDX-License-Identifier: EUPL-1.2
// Usage: node approvals.mjs PROGRAM [FOLDER]
// Two people and one announcement: the editor writes and submits it, the approver reads exactly that and approves it by keyboard; another
// one is refused with a reason; a third is published alone, marked, and looked at. Every page on the way is walked in all looks. FOLDER: pictures go there.
import { go, openTab } from './browser.mjs';
import { kAccount, kBefore } from './program.mjs';
import { cookieHeader, signIn } from './staff.mjs';
import { play } from './story.mjs';

const kList = '/stab/freigaben?ort=arnsberg';

function prepare(run, dir) {
  for (const [name, role] of [['anna', 'editor'], ['bernd', 'approver']]) run('account', '--dir', dir, name, '--role', role, '--ags', 'arnsberg', '--password-stdin', '--clock-at', kBefore,
        ...(role === 'approver' ? ['--allein', '--grund', 'Aufbau vor dem Ernstfall'] : []));
}

const text = (page) => page.locator('main').innerText();

// Fills in an announcement and goes to the page that shows what would change.
async function write(tab, base, title, body) {
  const { page } = tab;
  await tab.visit(`${base}/stab/meldungen?ort=arnsberg`);
  await page.getByLabel('Überschrift', { exact: true }).fill(title);
  await page.getByLabel('Text', { exact: true }).fill(body);
  await page.getByLabel('Überschrift auf Englisch').fill('Closed today');
  await page.getByLabel('Text auf Englisch').fill('The town hall is closed today.');
  await go(page, () => page.getByRole('button', { name: 'Ansehen und zur Freigabe vorlegen' }).click());
}

async function submit(tab, why, expect) {
  const { page } = tab;
  await page.getByLabel('Warum? (freiwillig, für die zweite Person)').fill(why);
  await go(page, () => page.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click());
  expect((await page.getByRole('status').first().innerText()).includes('Zur Freigabe vorgelegt'), 'submitting is not confirmed');
}

async function openFirst(tab, base) {
  await tab.visit(base + kList);
  await go(tab.page, () => tab.page.locator('#liste a').first().click());
}

async function walk({ base, browser, notes }) {
  const faults = notes.faults('stab', 'two people, one announcement');
  const expect = (holds, what) => {
    if (!holds) faults.push(what);
  };
  const isPublic = async (title) => (await (await fetch(`${base}/arnsberg/`)).text()).includes(title);
  const password = kAccount.password;
  const annas = await signIn(browser, base, { name: 'anna', password });
  const bernds = await signIn(browser, base, { name: 'bernd', password });
  const anna = await openTab(browser, annas);
  const bernd = await openTab(browser, bernds);

  await write(anna, base, 'Rathaus heute geschlossen', 'Das **Rathaus** bleibt heute zu.');
  expect((await text(anna.page)).includes('Closed today'), 'the preview lacks a language');
  await notes.picture(anna, 'preview');
  await submit(anna, 'Der Strom ist weg', expect);
  expect(!(await isPublic('Rathaus heute geschlossen')), 'what was only submitted is public');

  await bernd.visit(`${base}/stab/leistungen?ort=arnsberg`);
  await go(bernd.page, () => bernd.page.getByRole('link', { name: '1 Freigabe wartet auf Sie' }).click());
  await notes.picture(bernd, 'list');
  await go(bernd.page, () => bernd.page.locator('#liste a').first().click());
  const shown = await text(bernd.page);
  for (const part of ['Rathaus heute geschlossen', 'Closed today', 'Der Strom ist weg', 'anna']) expect(shown.includes(part), `the approver does not see ${part}`);
  const detail = new URL(bernd.page.url());
  await notes.picture(bernd, 'detail');
  const pages = [
    { name: 'stab approval waiting', path: detail.pathname + detail.search, staff: true },
    { name: 'stab approvals', path: kList, staff: true },
    { name: 'stab approvals decided', path: `${kList}&was=entschieden`, staff: true },
  ];
  const walkTab = await openTab(browser, bernds);
  await notes.walk(walkTab, base, pages, cookieHeader(bernds));
  // By keyboard: from the heading to the button, and Enter.
  await bernd.page.locator('#inhalt').focus();
  const button = bernd.page.getByRole('button', { name: 'Freigeben und ausführen' });
  for (let i = 0; i < 20 && !(await button.evaluate((one) => one === document.activeElement)); i++) await bernd.page.keyboard.press('Tab');
  expect(await button.evaluate((one) => one === document.activeElement), 'the button is not reached with the Tab key');
  await go(bernd.page, () => bernd.page.keyboard.press('Enter'));
  expect(await isPublic('Rathaus heute geschlossen'), 'approved, it is not public');
  expect((await bernd.page.locator('header').innerText()).includes('auf Sie') === false, 'what is decided still waits');

  await write(anna, base, 'Morgen auch zu', 'Morgen bleibt es zu.');
  await submit(anna, '', expect);
  await openFirst(bernd, base);
  await bernd.page.getByText('Ablehnen', { exact: true }).first().click();
  await bernd.page.getByLabel('Warum nicht?').fill('Das weiß noch niemand');
  await go(bernd.page, () => bernd.page.getByRole('button', { name: 'Ablehnen' }).click());
  await anna.visit(`${base}${kList}&was=meine`);
  await go(anna.page, () => anna.page.locator('#liste a').first().click());
  expect((await text(anna.page)).includes('Das weiß noch niemand'), 'the reason of the refusal is not told');
  await notes.picture(anna, 'refused');

  await write(anna, base, 'Wasserrohrbruch am Rathaus', 'Bitte den Eingang hinten nehmen.');
  await anna.page.getByText('Niemand ist da, und es eilt').click();
  await anna.page.getByLabel('Warum geht es nicht zu zweit?').fill('Alle sind im Keller');
  await go(anna.page, () => anna.page.getByRole('button', { name: 'Allein sofort ausführen (Notfall)' }).click());
  expect(await isPublic('Wasserrohrbruch am Rathaus'), 'done alone, it is not public');
  expect((await text(anna.page)).includes('wartet auf einen zweiten Blick'), 'what was done alone is not marked');
  await notes.picture(anna, 'alone');
  await openFirst(bernd, base);
  const second = new URL(bernd.page.url());
  await notes.walk(walkTab, base, [{ name: 'stab approval second look', path: second.pathname + second.search, staff: true }], cookieHeader(bernds));
  await notes.picture(bernd, 'second-look');
  await go(bernd.page, () => bernd.page.getByRole('button', { name: 'Nachgesehen: in Ordnung' }).click());
  await anna.visit(`${base}/stab/meldungen?ort=arnsberg`);
  expect(!(await text(anna.page)).includes('wartet auf einen zweiten Blick'), 'looked at, it is still marked');

  for (const tab of [anna, bernd, walkTab]) await tab.close();
}

await play(walk, { prepare });
