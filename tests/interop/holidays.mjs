// SPDX-License-Identifier: EUPL-1.2
// Prints the public holidays of all Länder and of the regions with days of their own as the package date-holidays knows them:
// "NW 2026-01-01", one a line. Usage: node holidays.mjs FIRST_YEAR LAST_YEAR
import { createRequire } from 'node:module';

const Holidays = createRequire(import.meta.url)('date-holidays');
const [first, last] = process.argv.slice(2).map(Number);
const laender = ['BB', 'BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SH', 'SL', 'SN', 'ST', 'TH'];
const places = [[], ...laender.map((land) => [land]), ['BY', 'A'], ['BY', 'KATH'], ['BY', 'EVANG'], ['SN', 'BZ'], ['TH', 'EIC'], ['TH', 'UH'], ['TH', 'WAK']];

for (const place of places) {
  const calendar = new Holidays('DE', ...place);
  for (let year = first; year <= last; year += 1) {
    // Other types are observances, bank and school days: 31 October is free of school in BW and no holiday.
    const days = calendar.getHolidays(year).filter(({ type }) => type === 'public');
    for (const { date } of days) console.log(`${place.join('.') || 'DE'} ${date.slice(0, 10)}`);
  }
}
