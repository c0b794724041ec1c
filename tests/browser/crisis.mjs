// SPDX-License-Identifier: EUPL-1.2
// Usage: node crisis.mjs PROGRAM [FOLDER]
// A morning in the crisis staff, mostly with the keyboard: a report comes in, a question is raised and decided, a task follows and is
// finished, the situation report is made; then every page is looked at in every way. FOLDER: pictures and the reports' PDFs go there.
import { go, openTab } from './browser.mjs';
import { kAccount } from './program.mjs';
import { cookieHeader, signIn } from './staff.mjs';
import { play } from './story.mjs';
import { fetchPage, isPdf } from './walk.mjs';

const kPlace = 'ort=arnsberg';

const entered = async (page) => (await page.getByRole('status').first().innerText()).match(/Nr\. (\d+) im Tagebuch/)?.[1];

async function noteOne({ page }, base, faults) {
  await page.goto(`${base}/stab/tagebuch/neu?${kPlace}&art=meldung`);
  await page.getByLabel('Was wurde gemeldet?').focus();
  await page.keyboard.type('Aggregat am Rathaus läuft, Diesel reicht bis 23 Uhr.');
  await page.getByLabel('Von wem?').focus();
  await page.keyboard.type('Leitung Bauhof');
  await page.getByLabel('Weg').selectOption({ label: 'Funk' });
  await page.getByLabel('Wann war das?').fill('2030-01-01T10:00');
  await go(page, () => page.getByRole('button', { name: 'Eintragen' }).press('Enter'));
  if (!(await page.getByRole('alert').first().innerText()).includes('Zukunft')) faults.push('a report from the future is not refused');
  if (!(await page.getByLabel('Was wurde gemeldet?').inputValue()).includes('Diesel')) faults.push('what was typed is gone');
  if ((await page.getByLabel('Weg').inputValue()) !== 'radio') faults.push('what was chosen is gone');
  await page.getByLabel('Wann war das?').fill('2023-10-31T19:30');
  await go(page, () => page.getByRole('button', { name: 'Eintragen' }).press('Enter'));
  const number = await entered(page);
  if (!number) faults.push('the note is not confirmed with its number');
  if (!(await page.locator('#liste').innerText()).includes('Leitung Bauhof')) faults.push('the note is not in the diary');
  return number;
}

async function questionDecidedThenTask({ page }, base, faults) {
  await page.goto(`${base}/stab/tagebuch?${kPlace}`);
  await go(page, () => page.getByRole('link', { name: 'Offene Frage' }).click());
  await page.getByLabel('Was ist zu entscheiden?').fill('Bürgerbüro am Samstag öffnen?');
  await page.getByLabel('Wer entscheidet?').fill('Bürgermeister');
  await page.getByLabel('Bis wann wird die Entscheidung gebraucht?').fill('2023-11-01T12:00');
  await go(page, () => page.getByRole('button', { name: 'Eintragen' }).press('Enter'));
  const question = await entered(page);
  await page.goto(`${base}/stab/tagebuch/${question}?${kPlace}`);
  await go(page, () => page.getByRole('link', { name: 'Entscheiden' }).click());
  await page.getByLabel('Was wurde entschieden?').fill('Ja, von 9 bis 13 Uhr, nur Abholung.');
  await page.getByLabel('Warum?').fill('Die Schlange reichte gestern bis auf die Straße.');
  await page.getByLabel('Wer hat entschieden?').fill('Bürgermeister');
  await go(page, () => page.getByRole('button', { name: 'Festhalten' }).press('Enter'));
  const decision = await entered(page);
  await page.goto(`${base}/stab/tagebuch/${decision}?${kPlace}`);
  if (!(await page.locator('main').innerText()).includes('Was war bekannt?')) faults.push('the decision does not show what was known');
  await go(page, () => page.getByRole('link', { name: 'Aufgabe daraus machen' }).click());
  await page.getByLabel('Was ist zu tun?').fill('Aushang an alle Türen');
  await page.getByLabel('Wer?').fill('stab');
  await page.getByLabel('Bis wann?').fill('2023-10-31T22:00');
  await go(page, () => page.getByRole('button', { name: 'Aufgabe vergeben' }).press('Enter'));
  const task = await entered(page);
  return { question, decision, task };
}

async function finishWithOneKey({ page }, base, faults) {
  await page.goto(`${base}/stab/aufgaben?${kPlace}`);
  const row = page.locator('tr', { hasText: 'Aushang an alle Türen' });
  if (!(await row.innerText()).includes('heute')) faults.push('what is due today is not marked');
  const field = row.getByLabel(/Ergebnis zu Aufgabe/);
  await field.focus();
  await page.keyboard.type('Hängt an drei Türen');
  await go(page, () => page.keyboard.press('Enter'));
  if ((await page.locator('tr', { hasText: 'Aushang an alle Türen' }).count()) !== 0) faults.push('the finished task is still open');
}

async function manyTasks({ page }, base, faults) {
  for (const [text, who, due] of [['Diesel für das Aggregat bestellen', 'Leitung Bauhof', '2023-10-31T21:00'], ['Presse informieren', 'stab', ''], ['Zweite Telefonleitung prüfen', 'Leitung Zentrale', '2023-11-02T09:00']]) {
    await page.goto(`${base}/stab/aufgaben?${kPlace}`);
    await page.getByText('Neue Aufgabe').click();
    await page.getByLabel('Was ist zu tun?').fill(text);
    await page.getByLabel('Wer?').fill(who);
    if (due) await page.getByLabel('Bis wann?').fill(due);
    await go(page, () => page.getByRole('button', { name: 'Aufgabe vergeben' }).click());
    if (!(await entered(page))) faults.push(`the task »${text}« is not confirmed`);
  }
}

async function makeReports({ page }, base, place, faults) {
  await page.goto(`${base}/stab/lagebericht?ort=${place}`);
  await go(page, () => page.getByRole('button', { name: 'Erstellen und hier ansehen' }).click());
  const path = new URL(page.url()).pathname;
  if (!/lagebericht\/bei-\d+$/.test(path)) faults.push(`after making a report one is at ${path}`);
  return path;
}

await play(async ({ base, browser, notes }) => {
  const cookies = await signIn(browser, base, kAccount);
  const header = cookieHeader(cookies);
  const tab = await openTab(browser, cookies);
  tab.page.setDefaultTimeout(20_000);
  const faults = notes.faults('crisis', 'a morning in the staff');
  const note = await noteOne(tab, base, faults);
  const first = await makeReports(tab, base, 'arnsberg', faults);
  const { decision, task, question } = await questionDecidedThenTask(tab, base, faults);
  await finishWithOneKey(tab, base, faults);
  await manyTasks(tab, base, faults);
  const second = await makeReports(tab, base, 'arnsberg', faults);
  const region = await makeReports(tab, base, '', faults);
  for (const [name, path, place] of [['erster', first, 'arnsberg'], ['zweiter', second, 'arnsberg'], ['region', region, '']]) {
    const pdf = await fetchPage(`${base}${path}/lagebericht.pdf?ort=${place}`, header);
    if (!isPdf(pdf)) faults.push(`the ${name} report is no PDF`);
    notes.keep(`${name}.pdf`, pdf.body);
  }
  const paths = ['/stab/tagebuch', '/stab/tagebuch/neu', '/stab/tagebuch/neu?art=entscheidung', `/stab/tagebuch/${note}`, `/stab/tagebuch/${decision}`, `/stab/tagebuch/${question}`, '/stab/aufgaben', `/stab/aufgaben/${task}`, '/stab/lagebericht', second];
  const pages = paths.map((one) => ({ name: `crisis ${one}`, path: `${one}${one.includes('?') ? '&' : '?'}${kPlace}`, staff: true }));
  pages.push({ name: 'crisis region', path: `${region}?ort=`, staff: true });
  await notes.walk(tab, base, pages, header);
});
