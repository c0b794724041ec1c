// SPDX-License-Identifier: EUPL-1.2
// Every type of public page, in every language it has. `sheets`: A4 pages when printed; `bytes`: compressed, where 14 KB is not the rule; `same`:
// looks like a type named before, so that only its HTML and weight are checked in English.
const kTown = [
  { name: 'home', rest: '' },
  { name: 'services', rest: 'leistungen/' },
  { name: 'services searched', rest: 'leistungen/?q=ausweis', same: true },
  { name: 'services nothing found', rest: 'leistungen/?q=zzzz', same: true },
  { name: 'services filtered', rest: 'leistungen/?zustand=possible', same: true },
  { name: 'services by step', rest: 'leistungen/?tun=apply', same: true },
  { name: 'service limited, with steps', rest: 'leistungen/wohnsitz-anmelden/' },
  { name: 'service elsewhere', rest: 'leistungen/kfz-abmelden/', same: true },
  { name: 'service impossible', rest: 'leistungen/meldebescheinigung/', same: true },
  { name: 'service confirmed', rest: 'leistungen/trauung/' },
  { name: 'service with deadline', rest: 'leistungen/bussgeld-einspruch/', same: true },
  { name: 'service poster', rest: 'leistungen/wohnsitz-anmelden/aushang/', sheets: 1 },
  { name: 'service poster confirmed', rest: 'leistungen/trauung/aushang/', sheets: 1, same: true },
  { name: 'offices', rest: 'aemter/' },
  { name: 'office', rest: 'aemter/buergerbuero/' },
  { name: 'phones', rest: 'telefon/' },
  { name: 'phones searched', rest: 'telefon/?q=standesamt', same: true },
  { name: 'phones nobody found', rest: 'telefon/?q=zzzz', same: true },
  { name: 'sites', rest: 'standorte/' },
  { name: 'announcements', rest: 'meldungen/' },
  { name: 'announcement', rest: 'meldungen/arnsberg-termine/' },
  { name: 'deadlines', rest: 'fristen/' },
  { name: 'deadline computed', rest: 'fristen/?frist=widerspruch&weg=post&tag=25.10.2023' },
  { name: 'deadline refused', rest: 'fristen/?frist=widerspruch&tag=30.02.2023', same: true },
  { name: 'town poster', rest: 'aushang/', sheets: 1 },
  { name: 'switchboard', rest: 'zentrale/', bytes: 40 * 1024 },
  { name: 'accessibility', rest: 'barrierefreiheit/' },
  { name: 'imprint', rest: 'impressum/' },
  { name: 'privacy', rest: 'datenschutz/' },
  { name: 'log', rest: 'protokoll/' },
  { name: 'not found', rest: 'gibt-es-nicht/', status: 404 },
];

const kRegion = [
  { name: 'region home', rest: '' },
  { name: 'region searched', rest: '?q=arns', same: true },
  { name: 'region nothing found', rest: '?q=zzzz', same: true },
  { name: 'region imprint', rest: 'impressum/', same: true },
  { name: 'region not found', rest: 'gibt-es-nicht/', status: 404, same: true },
];

// Words are longer or shorter in another language, focus and colours are the same.
function inLanguage(lang, prefix) {
  const place = (pages, base) => pages.map(({ rest, ...page }) => ({ ...page, name: `${lang} ${page.name}`, path: `${prefix}${base}${rest}`, lang }));
  const pages = [...place(kRegion, ''), ...place(kTown, 'arnsberg/')];
  if (lang === 'de') return pages;
  return pages.map((page) => ({ ...page, looks: page.same ? [] : page.sheets ? ['light', 'print'] : ['light', 'narrow'], keyboard: false }));
}

export const kPages = [
  ...inLanguage('de', '/'),
  ...inLanguage('en', '/en/'),
  // One file with its script inside, so that it can be saved; browser_beleg uses it.
  { name: 'receipt page', path: '/beleg/', scripts: true, bytes: 80 * 1024 },
  { name: 'easy region home', path: '/leicht/' },
  { name: 'easy home', path: '/leicht/arnsberg/' },
  { name: 'easy deadlines', path: '/leicht/arnsberg/fristen/' },
  { name: 'easy log', path: '/leicht/arnsberg/protokoll/' },
  { name: 'easy log of the region', path: '/leicht/protokoll/', looks: ['light'] },
  // A district without sites and directory, and the smallest town: what the data does not have must not be invented.
  { name: 'home of a district', path: '/hochsauerlandkreis/' },
  { name: 'home of a small town', path: '/hallenberg/' },
  { name: 'poster of a small town', path: '/hallenberg/aushang/', sheets: 1, looks: ['light', 'print'] },
];
