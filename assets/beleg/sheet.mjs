// SPDX-License-Identifier: EUPL-1.2
// What the notice sheet says of a log's state, against what the receipt cites (docs/formats/notice-sheet.md). Pure.
import { equal } from './bytes.mjs';
import { flaw } from './flaw.mjs';

/** 'same' or 'other' (another size: cannot be compared offline); throws if the log was forked. */
export function compareSheet(sheet, checkpoint) {
  if (sheet.size !== checkpoint.size) return 'other';
  if (equal(sheet.root, checkpoint.root)) return 'same';
  throw flaw('proof',
    'Das Protokoll wurde gespalten: Der Beleg und der Aushang sind gleich groß, haben aber verschiedene Prüfsummen. Einer von beiden zeigt nicht das wahre Protokoll. Bitte heben Sie beides auf.',
    'The log was forked: receipt and notice sheet have the same size but different checksums. One of them does not show the true log. Please keep both.');
}
