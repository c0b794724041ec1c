// SPDX-License-Identifier: EUPL-1.2
// Usage: node appointments.mjs PROGRAM [FOLDER]
// The appointments of a town through a bad week, with the keyboard: a plan is made and shrunk after looking whom that leaves without a desk,
// a day is called off, new times go out in a wave, a group of desks is closed, and who waits without a place is named. FOLDER: pictures.
import { go, openTab } from './browser.mjs';
import * as checks from './checks.mjs';
import { command, kAccount } from './program.mjs';
import { cookieHeader, signIn } from './staff.mjs';
import { play } from './story.mjs';

const kPlace = 'ort=arnsberg';
const kTown = '05958004/main';
const kService = 'beglaubigung-unterschrift';
const kRisky = 'beglaubigung-kopie';
const kHere = '/stab/termine';

const said = async (page) => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');

async function fillBook(server) {
  await command(server, kTown, [['appointments.set_offer', { pool: 'p1', service: kService, minutes: 15 }]]);
  for (const [i, time] of ['08:00', '08:00', '08:15', '08:15', '08:30', '09:00'].entries())
    await command(server, kTown, [
      ['appointments.take_booking', { source: 'phone', pool: 'p1', service: kService, start: `2023-11-06T${time}:00+01:00`, channels: ['call'], urgency: ['normal', 'travel', 'normal', 'birth', 'normal', 'deadline'][i] }],
    ]);
}

async function makePlan({ page }, base) {
  await page.goto(`${base}${kHere}/plan?${kPlace}`);
  await page.locator('#name-neu').fill('Bürgerbüro');
  await page.locator('#standort-neu').selectOption('arn-stadtbuero-neheim');
  await page.locator('#wochen-neu').fill('Mo-Fr 08:00-12:00 2\nDo 14:00-18:00 2');
  await go(page, () => page.getByRole('button', { name: 'Schalterbereich anlegen' }).press('Enter'));
}

async function shrink(tab, base, notes, faults) {
  const { page } = tab;
  await page.goto(`${base}${kHere}/plan?${kPlace}`);
  await page.locator('summary', { hasText: 'Schalterbereich ändern' }).press('Enter');
  await page.locator('#wochen-p1').fill('Mo-Fr 08:00-12:00 1\nDo 14:00-18:00 2');  // two lines: they must come through the preview as they were typed
  await go(page, () => page.getByRole('button', { name: 'Ändern', exact: true }).press('Enter'));
  const text = await said(page);
  for (const word of ['Noch ist nichts gespeichert', '2 Termine haben keinen Platz im Plan']) if (!text.includes(word)) faults.push(`the preview does not say »${word}«: ${text.slice(0, 300)}`);
  await notes.inspect(tab, 'plan preview');
  notes.add('plan preview', 'keyboard', await checks.keyboard(tab));
  await go(page, () => page.getByRole('button', { name: 'Trotzdem speichern' }).press('Enter'));
  const week = await page.locator('#wochen-p1').inputValue();
  if (week !== 'Mo-Fr 08:00-12:00 1\nDo 14:00-18:00 2\n') faults.push(`the plan was not saved as it was typed: ${week}`);
  await page.goto(`${base}/stab/?${kPlace}`);
  if (!(await said(page)).includes('2 Termine haben keinen Platz im Plan')) faults.push('the home does not name those without a desk');
  await notes.picture(tab, 'home');
  await go(page, () => page.getByRole('link', { name: /keinen Platz im Plan/ }).first().press('Enter'));
  await notes.inspect(tab, 'plan beyond');
}

async function callOff(tab, base, notes, faults) {
  const { page } = tab;
  await page.goto(`${base}${kHere}/absagen?${kPlace}`);
  await page.getByLabel('Vom Tag').fill('2023-11-06');
  await page.getByLabel('bis einschließlich').fill('2023-11-06');
  await go(page, () => page.getByRole('button', { name: 'Ansehen, wen es trifft' }).press('Enter'));
  await notes.inspect(tab, 'call-off preview', { print: false });
  await page.getByLabel('Grund (so erfahren ihn alle)').fill('Unsere Computer sind ausgefallen');
  await go(page, () => page.getByRole('button', { name: 'Jetzt absagen: 6 Termine' }).press('Enter'));
  if (!(await said(page)).includes('6 Personen warten')) faults.push('nobody waits for a new time');
  await notes.inspect(tab, 'call-off and waves', { print: false });
  await page.getByLabel('Höchstens so viele Personen').fill('3');
  await go(page, () => page.getByRole('button', { name: /^Nächste Welle einladen/ }).press('Enter'));
  if (!(await said(page)).includes('3 Personen warten')) faults.push(`the wave invited others than three: ${(await said(page)).slice(-600)}`);
}

/** One more that an old calendar brings onto the called-off day: the home leads to it, and the reason stands there already. */
async function late(tab, server, base, notes, faults) {
  const { page } = tab;
  await command(server, kTown, [['appointments.take_booking', { source: 'import', pool: 'p1', service: kService, reference: 'ALT-7', start: '2023-11-06T09:30:00+01:00', channels: ['call'] }]]);
  await page.goto(`${base}${kHere}?${kPlace}&tag=2023-11-06`);
  await notes.inspect(tab, 'day with one left');
  await page.goto(`${base}/stab/?${kPlace}`);
  await go(page, () => page.getByRole('link', { name: /steht auf einem abgesagten Tag/ }).first().press('Enter'));
  await notes.inspect(tab, 'call off once more', { print: false });
  const reason = await page.getByLabel('Grund (so erfahren ihn alle)').inputValue();
  if (reason !== 'Unsere Computer sind ausgefallen') faults.push(`the reason is not the same: ${reason}`);
  await go(page, () => page.getByRole('button', { name: 'Jetzt absagen: 1 Termin' }).press('Enter'));
  if ((await said(page)).includes('auf einem abgesagten Tag')) faults.push('who was called off is still named');
}

/** Only what is at risk: the public page says so, by name, and a page of another service says nothing. */
async function onlyAtRisk(tab, server, base, notes, faults) {
  const { page } = tab;
  await command(server, kTown, [
    ['appointments.set_offer', { pool: 'p1', service: kRisky, minutes: 15 }],
    ['appointments.take_booking', { source: 'phone', pool: 'p1', service: kRisky, start: '2023-11-08T09:00:00+01:00', channels: ['call'], anyway: true }],
    ['situation.confirm_service', { service: kRisky, state: 'impossible', text: { de: 'Niemand da' } }],
  ]);
  await page.goto(`${base}${kHere}?${kPlace}&tag=2023-11-08`);
  await go(page, () => page.getByRole('link', { name: 'Ansehen und absagen' }).first().press('Enter'));
  await page.getByLabel('Grund (so erfahren ihn alle)').fill('Der Kopierer steht beim Dienstleister');
  await go(page, () => page.getByRole('button', { name: 'Jetzt absagen: 1 Termin' }).press('Enter'));
  if (!(await said(page)).includes('nur gefährdete Termine, Kopie beglaubigen')) faults.push(`the console does not say what was called off: ${(await said(page)).slice(0, 800)}`);
  for (const path of ['/arnsberg/', '/en/arnsberg/', '/leicht/arnsberg/', `/arnsberg/leistungen/${kRisky}/`]) {
    await page.goto(base + path);
    const own = path.includes(kRisky);
    if (own && !(await said(page)).includes('Am Mittwoch, 08.11.2023, fallen Termine aus')) faults.push('the page of the service does not say it');
    if (!own && (await page.locator('[aria-labelledby=abgesagt] li li').count()) === 0) faults.push(`${path} does not name the service`);
    await notes.inspect(tab, `called off at risk ${path}`);
  }
  await page.goto(`${base}/arnsberg/leistungen/reisepass-abholen/`);
  if ((await said(page)).includes('08.11.2023')) faults.push('another service is said to be called off');
}

async function close(tab, base, notes, faults) {
  const { page } = tab;
  await page.goto(`${base}${kHere}/plan?${kPlace}`);
  await page.locator('summary', { hasText: 'Schalterbereich auflösen' }).press('Enter');
  await page.locator('#auf-p1').fill('Die Räume werden gebraucht');
  await go(page, () => page.getByRole('button', { name: 'Auflösen: Bürgerbüro' }).press('Enter'));
  if (!(await said(page)).includes('Aufgelöst: Bürgerbüro')) faults.push('the closed group of desks is not named');
  await notes.inspect(tab, 'plan closed', { print: false });
  await page.goto(`${base}${kHere}/absagen?${kPlace}`);
  if (!/Wartet ohne Stelle: 8/.test(await said(page))) faults.push('who waits without a place is not named');
  await notes.inspect(tab, 'waits without a place');
}

/** What clerks do most: an offer is changed, somebody is booked and corrected, gets a link on paper, and who finds nothing free waits. */
async function counter(tab, server, base, notes, faults) {
  const { page } = tab;
  await page.goto(`${base}/stab/schluessel?${kPlace}`);
  await page.locator('input[name=passwort]').fill(kAccount.password);
  await go(page, () => page.locator('input[name=passwort]').press('Enter'));
  await command(server, kTown, [['appointments.set_pool', { name: 'Ausgabe', site: 'arn-stadtbuero-neheim', windows: [{ weekdays: [1, 2, 3, 4, 5], from: '13:00', to: '15:00', desks: 2 }] }]]);
  await page.goto(`${base}${kHere}/plan?${kPlace}`);
  await page.locator('summary', { hasText: 'Leistung anbieten' }).first().press('Enter');
  await page.locator('#leistung-p2').selectOption('personalausweis-beantragen');
  await page.locator('#teil-p2').selectOption({ label: 'beantragen' });
  await page.locator('#vorlauf-p2').fill('60');
  await page.getByLabel('Nur am Schalter und am Telefon, nicht online').first().check();
  await notes.inspect(tab, 'offer form', { print: false });
  await go(page, () => page.getByRole('button', { name: 'Anbieten', exact: true }).press('Enter'));
  await page.locator('summary', { hasText: 'Ändern: Personalausweis' }).press('Enter');
  await page.locator('#minuten-p2-personalausweis-beantragen').fill('20');
  await notes.inspect(tab, 'offer changed', { print: false });
  await go(page, () => page.getByRole('button', { name: /^Ändern: Personalausweis/ }).press('Enter'));
  const offer = await said(page);
  if (!offer.includes('beantragen, 20 Minuten, Schalter: 1, nur am Schalter und am Telefon')) faults.push(`the offer lost something: ${offer.slice(0, 600)}`);
  if ((await page.locator('#vorlauf-p2-personalausweis-beantragen').inputValue()) !== '60') faults.push('the lead time is lost');

  await page.goto(`${base}${kHere}/neu?${kPlace}&angebot=p2/personalausweis-beantragen&tag=2023-11-12`);
  if (!(await page.locator('#w-name').isVisible())) faults.push('where nothing is free the waiting list is not offered');
  await page.locator('#w-name').fill('Petra Muster');
  await page.locator('#w-telefon').fill('02932 201 0');
  await page.locator('#w-dringlichkeit').selectOption('travel');
  await notes.inspect(tab, 'nothing free', { print: false });
  await go(page, () => page.getByRole('button', { name: 'Auf die Warteliste setzen' }).press('Enter'));
  await page.goto(`${base}${kHere}/warteliste?${kPlace}`);
  const waiting = await said(page);
  for (const word of ['1 Person wartet', 'Petra Muster', 'dringend: Reise', 'am Schalter']) if (!waiting.includes(word)) faults.push(`the waiting list does not say »${word}«`);
  await notes.inspect(tab, 'waiting list');
  notes.add('waiting list', 'keyboard', await checks.keyboard(tab));

  await go(page, () => page.locator('tbody th a').first().press('Enter'));
  await go(page, () => page.getByRole('link', { name: 'Andere Zeit geben' }).press('Enter'));
  await page.getByLabel('Tag', { exact: true }).fill('2023-11-13');
  await go(page, () => page.getByRole('button', { name: 'Freie Zeiten zeigen' }).press('Enter'));
  await page.locator('#andere').fill('13:05');
  await page.locator('#trotzdem').check();
  await notes.inspect(tab, 'another time', { print: false });
  await go(page, () => page.getByRole('button', { name: 'Termin verlegen' }).press('Enter'));
  if (!(await said(page)).includes('13.11.2023, 13:05')) faults.push('the time beside the grid was not taken');
  await page.locator('summary', { hasText: 'Kontaktdaten ändern' }).press('Enter');
  await page.locator('#email').fill('petra@example.org');
  await notes.inspect(tab, 'contact', { print: false });
  await go(page, () => page.getByRole('button', { name: 'Kontaktdaten ändern' }).press('Enter'));
  if (!(await said(page)).includes('petra@example.org')) faults.push('the address was not put right');
  await go(page, () => page.getByRole('button', { name: 'Link zum Termin ausstellen' }).press('Enter'));
  await notes.inspect(tab, 'link issued');
  const slip = await page.getByRole('link', { name: 'Zettel mit dem Link drucken (PDF)' }).getAttribute('href');
  const pdf = await page.request.get(base + slip);
  if (!(await pdf.body()).subarray(0, 4).equals(Buffer.from('%PDF'))) faults.push(`no slip: ${pdf.status()}`);
  notes.keep('slip.pdf', await pdf.body());
}

await play(
  async ({ server, base, browser, notes }) => {
    const cookies = await signIn(browser, base, kAccount);
    const tab = await openTab(browser, cookies);
    tab.page.setDefaultTimeout(20_000);
    const faults = notes.faults('appointments', 'a bad week');
    await makePlan(tab, base);
    await fillBook(server);
    await tab.page.goto(`${base}${kHere}?${kPlace}&tag=2023-11-06`);
    await notes.picture(tab, 'day');
    const booking = await tab.page.locator('tbody th a').first().getAttribute('href');
    await shrink(tab, base, notes, faults);
    await callOff(tab, base, notes, faults);
    await late(tab, server, base, notes, faults);
    await onlyAtRisk(tab, server, base, notes, faults);
    await close(tab, base, notes, faults);
    await counter(tab, server, base, notes, faults);
    const paths = [`${kHere}?tag=2023-11-06`, `${kHere}/plan`, `${kHere}/neu?tag=2023-11-07`, `${kHere}/absagen`, `${kHere}/warteliste`, booking.split('?')[0]];
    const pages = paths.map((one) => ({ name: `appointments ${one}`, path: `${one}${one.includes('?') ? '&' : '?'}${kPlace}`, staff: true }));
    await notes.walk(tab, base, pages, cookieHeader(cookies));
  },
  // How two call off, or set a state by hand, together is another walk.
  { configure: (text) => text.replace('call_off = true', 'call_off = false').replace('overrides = true', 'overrides = false') },
);
