// SPDX-License-Identifier: EUPL-1.2
// Every type of public page, in every language it has. `sheets`: A4 pages when printed; `bytes`: compressed, where 14 KB is not the rule.
const kTown = [
  { name: 'home', rest: '' },
  { name: 'services', rest: 'leistungen/' },
  { name: 'services searched', rest: 'leistungen/?q=ausweis' },
  { name: 'services nothing found', rest: 'leistungen/?q=zzzz' },
  { name: 'services filtered', rest: 'leistungen/?zustand=possible' },
  { name: 'service limited, with steps', rest: 'leistungen/wohnsitz-anmelden/' },
  { name: 'service elsewhere', rest: 'leistungen/kfz-abmelden/' },
  { name: 'service impossible', rest: 'leistungen/meldebescheinigung/' },
  { name: 'service confirmed', rest: 'leistungen/trauung/' },
  { name: 'service with deadline', rest: 'leistungen/bussgeld-einspruch/' },
  { name: 'service poster', rest: 'leistungen/wohnsitz-anmelden/aushang/', sheets: 1 },
  { name: 'offices', rest: 'aemter/' },
  { name: 'phones', rest: 'telefon/' },
  { name: 'phones searched', rest: 'telefon/?q=standesamt' },
  { name: 'sites', rest: 'standorte/' },
  { name: 'announcements', rest: 'meldungen/' },
  { name: 'announcement', rest: 'meldungen/arnsberg-termine/' },
  { name: 'town poster', rest: 'aushang/', sheets: 1 },
  { name: 'switchboard', rest: 'zentrale/', bytes: 40 * 1024 },
  { name: 'accessibility', rest: 'barrierefreiheit/' },
  { name: 'imprint', rest: 'impressum/' },
  { name: 'privacy', rest: 'datenschutz/' },
  { name: 'not found', rest: 'gibt-es-nicht/', status: 404 },
];

function inLanguage(lang, prefix) {
  const regional = [
    { name: `${lang} region home`, path: prefix },
    { name: `${lang} region searched`, path: `${prefix}?q=arns` },
    { name: `${lang} region not found`, path: `${prefix}gibt-es-nicht/`, status: 404 },
  ];
  const town = kTown.map(({ rest, ...page }) => ({ ...page, name: `${lang} ${page.name}`, path: `${prefix}arnsberg/${rest}` }));
  return [...regional, ...town].map((page) => ({ ...page, lang }));
}

export const kPages = [
  ...inLanguage('de', '/'),
  ...inLanguage('en', '/en/'),
  { name: 'easy region home', path: '/leicht/' },
  { name: 'easy home', path: '/leicht/arnsberg/' },
  // A district without sites and directory, and the smallest town: what the data does not have must not be invented.
  { name: 'home of a district', path: '/hochsauerlandkreis/' },
  { name: 'home of a small town', path: '/hallenberg/' },
];
