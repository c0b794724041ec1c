// SPDX-License-Identifier: EUPL-1.2
// Why evidence is refused: a kind for programs, and a sentence in German and English. The German ones are those of nb-verify.
export class Flaw extends Error {
  constructor(kind, de, en) {
    super(de);
    this.kind = kind;
    this.sentence = { de, en };
  }
}

/** To be thrown: `throw flaw('syntax', 'Deutsch.', 'English.')`. */
export const flaw = (kind, de, en) => new Flaw(kind, de, en);
