// SPDX-License-Identifier: EUPL-1.2
// The words of the packed core, in the order of their numbers (docs/formats/receipt.md); a test compares both.
export const kWords = [
  '{"v":1,"type":"', '{"v":1,"type":"intake.filed","at":"20', '","at":"', '","at":"20', '","occurred":"', '","occurred":"20', '","node":"',
  '","node":"main","actor":"', '","actor":"', '","command":"', '","subject":"', '","subject":"f-', '","subject":"l-', '","data":{"',
  '","data":{"number":"', '},"parts":[{"name":"', '},"parts":[{"name":"sender","kind":"sealed","stored":"', '","kind":"open","stored":"',
  '","kind":"sealed","stored":"', '","says":"', '"},{"name":"', '"},{"name":"content","kind":"sealed","stored":"',
  '"},{"name":"attachments","kind":"sealed","stored":"', '"},{"name":"note","kind":"sealed","stored":"', '"}]}', ':00+01:00', ':00+02:00', '+01:00',
  '+02:00', '2023-', '2024-', '2025-', '2026-', '2027-', '2028-', 'intake.', 'intake.filed', 'intake.corrected', 'intake.letter_entered',
  'intake.letters_posted', 'number":"', '","channel":"', '","channel":"counter","urgency":"', '","channel":"record","urgency":"',
  '","channel":"post","urgency":"', '","channel":"fax","urgency":"', '","channel":"phone","urgency":"', '","channel":"email","urgency":"',
  '","channel":"online","urgency":"', '","urgency":"', 'normal","', 'deadline","', 'existential","', 'office":"', '","service":"', '","form":"',
  '"deadlines":[{"rule":"', '{"rule":"', '","event":"', '","via":"', '","last_day":"', '","verdict":"', 'kept"}', 'disputed"}', 'late"}', 'open"}',
  '"watches":[{"rule":"', '"attachments":[{"stored":"', '","bytes":', ',"type":"', 'application/pdf"', 'image/jpeg"', 'image/png"', ',"pages":',
  '","received":"', '","reason":"', '","way":"', 'registered","', 'courier","', '","content":"', '","filing":"', '","remedy":"', '","scope":"',
  '","incident":"', 'municipality', 'service', 'component', '"state":"', '":true', '":false', '":null', '":[{"', '":{"', '":"', '","', '"},{"',
  '}],"', 'buergerbuero', 'standesamt', 'sozialamt', 'jugendamt', 'ordnungsamt', 'wohngeld', 'widerspruch', 'einspruch', 'antrag',
];
