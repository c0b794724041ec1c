// SPDX-License-Identifier: EUPL-1.2
// What a proven entry says, in plain words: rows of a label and one or more values, in German or English. Pure.
const kMonths = {
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

const kLabels = {
  number: { de: 'Nummer', en: 'Number' },
  received: { de: 'Eingegangen', en: 'Received' },
  happened: { de: 'Geschehen', en: 'Happened' },
  recorded: { de: 'Erfasst', en: 'Recorded' },
  channel: { de: 'Eingegangen durch', en: 'Received by' },
  office: { de: 'Zuständig', en: 'Office' },
  service: { de: 'Leistung', en: 'Service' },
  urgency: { de: 'Dringlichkeit', en: 'Urgency' },
  form: { de: 'Nummer des Papierformulars', en: 'Number of the paper form' },
  deadlines: { de: 'Frist', en: 'Deadline' },
  watches: { de: 'Die Behörde muss handeln bis', en: 'The authority has to act by' },
  attachments: { de: 'Anlagen', en: 'Attachments' },
  way: { de: 'Versandweg', en: 'Way of dispatch' },
  posted: { de: 'Abgegeben zum Versand', en: 'Handed over for dispatch' },
  notified: { de: 'Gilt als bekannt gegeben am', en: 'Deemed notified on' },
  remedy_until: { de: 'Rechtsbehelf möglich bis', en: 'Remedy possible until' },
  reason: { de: 'Grund', en: 'Reason' },
  state: { de: 'Zustand', en: 'State' },
  kind: { de: 'Art des Eintrags', en: 'Kind of entry' },
  subject: { de: 'Betrifft', en: 'Subject' },
  actor: { de: 'Eingetragen von', en: 'Recorded by' },
  position: { de: 'Stelle im Protokoll', en: 'Position in the log' },
  checkpoint: { de: 'Prüfstand', en: 'Checkpoint' },
};

const kWords = {
  channel: {
    counter: { de: 'Abgabe am Schalter', en: 'handed in at the counter' },
    record: { de: 'Niederschrift im Amt', en: 'taken down at the office' },
    post: { de: 'Post oder Hausbriefkasten', en: 'post or mailbox of the town hall' },
    fax: { de: 'Fax', en: 'fax' },
    phone: { de: 'Telefonnotiz', en: 'telephone note' },
    email: { de: 'E-Mail', en: 'e-mail' },
    online: { de: 'Online-Formular', en: 'online form' },
  },
  urgency: {
    life: { de: 'Gefahr für Leib oder Leben', en: 'danger to life or limb' },
    existential: { de: 'existenziell', en: 'existential' },
    deadline: { de: 'Frist läuft', en: 'a deadline runs' },
    normal: { de: 'normal', en: 'normal' },
  },
  verdict: {
    kept: { de: 'eingehalten', en: 'kept' },
    disputed: { de: 'rechtlich umstritten, ob eingehalten', en: 'disputed in law whether kept' },
    late: { de: 'nicht eingehalten', en: 'not kept' },
    open: { de: 'noch offen', en: 'still open' },
  },
  way: {
    post: { de: 'Brief', en: 'letter' },
    registered: { de: 'Einschreiben', en: 'registered letter' },
    courier: { de: 'Bote', en: 'courier' },
    counter: { de: 'Übergabe', en: 'handed over' },
    pickup: { de: 'Abholung', en: 'fetched' },
  },
  type: {
    'intake.filed': { de: 'Eingang', en: 'filing received' },
    'intake.corrected': { de: 'Berichtigung eines Eingangs', en: 'correction of a filing' },
    'intake.closed': { de: 'Eingang erledigt', en: 'filing closed' },
    'intake.letter_entered': { de: 'Brief im Ausgangsbuch', en: 'letter in the dispatch book' },
    'intake.letters_posted': { de: 'Brief abgesandt', en: 'letter dispatched' },
  },
};

const own = (object, key) => (Object.keys(object).includes(String(key)) ? object[key] : null);
const word = (lang, group, value) => own(kWords[group], value)?.[lang] ?? String(value);

/** "6. November 2023"; anything else as it stands. */
export function dayText(lang, text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(text));
  const month = match && kMonths[lang][Number(match[2]) - 1];
  if (!month) return String(text);
  return lang === 'de' ? `${Number(match[3])}. ${month} ${match[1]}` : `${Number(match[3])} ${month} ${match[1]}`;
}

/** "2. November 2023, 08:57:00 Uhr (UTC+01:00)", in the zone in which it was written. */
export function momentText(lang, text) {
  const match = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.\d+)?(?:[Zz]|([+-]\d\d:\d\d))$/.exec(String(text));
  if (!match) return String(text);
  const zone = `UTC${match[3] ?? ''}`;
  return lang === 'de' ? `${dayText(lang, match[1])}, ${match[2]} Uhr (${zone})` : `${dayText(lang, match[1])}, ${match[2]} (${zone})`;
}

/** A moment given as seconds since 1970 (BigInt). */
export function secondsText(lang, seconds) {
  const moment = new Date(Number(seconds) * 1000);
  return Number.isNaN(moment.getTime()) ? String(seconds) : momentText(lang, moment.toISOString());
}

function deadlineText(lang, one) {
  const end = one.last_day ? (lang === 'de' ? `bis ${dayText(lang, one.last_day)}: ` : `until ${dayText(lang, one.last_day)}: `) : '';
  return `${end}${word(lang, 'verdict', one.verdict)}${one.rule ? ` (${one.rule})` : ''}`;
}

/** "application/pdf, 12345 Bytes, 2 Seiten". */
export function attachmentText(lang, one) {
  const pages = one.pages ? (lang === 'de' ? `, ${one.pages} ${one.pages === 1 ? 'Seite' : 'Seiten'}` : `, ${one.pages} ${one.pages === 1 ? 'page' : 'pages'}`) : '';
  return `${one.type}, ${one.bytes} ${lang === 'de' ? 'Bytes' : 'bytes'}${pages}`;
}

const kShow = {
  channel: (lang, value) => word(lang, 'channel', value),
  urgency: (lang, value) => word(lang, 'urgency', value),
  way: (lang, value) => word(lang, 'way', value),
  posted: momentText,
  notified: dayText,
  remedy_until: dayText,
  deadlines: deadlineText,
  watches: (lang, one) => `${dayText(lang, one.last_day)}${one.rule ? ` (${one.rule})` : ''}`,
  attachments: attachmentText,
};

const plain = (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Facts in `data`: known ones in words, others as they stand. */
function dataRows(lang, data) {
  return Object.entries(data).filter(([key]) => key !== 'received' && key !== 'number').map(([key, value]) => {
    const show = own(kShow, key);
    const list = Array.isArray(value) ? value : [value];
    return { label: own(kLabels, key)?.[lang] ?? key, values: list.map((one) => (show && one !== null ? show(lang, one) : plain(one))) };
  });
}

/** Rows of {label, values} of what verifyReceipt() proved. */
export function describe(lang, { entry, index, checkpoint }) {
  const label = (key) => kLabels[key][lang];
  const intake = entry.type.startsWith('intake.');
  const rows = [{ label: label('kind'), values: [word(lang, 'type', entry.type)] }];
  if (entry.data.number) rows.push({ label: label('number'), values: [String(entry.data.number)] });
  const happened = entry.data.received ?? entry.occurred ?? (intake ? entry.at : null);
  if (happened) rows.push({ label: label(intake ? 'received' : 'happened'), values: [momentText(lang, happened)] });
  rows.push({ label: label('recorded'), values: [momentText(lang, entry.at)] });
  rows.push(...dataRows(lang, entry.data));
  if (!intake) rows.push({ label: label('subject'), values: [entry.subject] });
  rows.push({ label: label('actor'), values: [entry.actor] });
  const counted = lang === 'de' ? `${index} (gezählt ab 0), Protokoll »${checkpoint.origin}«` : `${index} (counted from 0), log “${checkpoint.origin}”`;
  rows.push({ label: label('position'), values: [counted] });
  rows.push({ label: label('checkpoint'), values: [lang === 'de' ? `${checkpoint.size} Einträge` : `${checkpoint.size} entries`] });
  return rows;
}
