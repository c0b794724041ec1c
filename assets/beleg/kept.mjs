// SPDX-License-Identifier: EUPL-1.2
// Keys that somebody chose to keep on the device. Where a browser has no storage for the page (a saved file, private windows), nothing is kept.
const kPlace = 'notbetrieb-schluessel';
const kKeysMax = 20;

export function keptKeys() {
  try {
    const keys = JSON.parse(localStorage.getItem(kPlace) ?? '[]');
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

export function keepKey(vkey) {
  try {
    localStorage.setItem(kPlace, JSON.stringify([vkey, ...keptKeys().filter((key) => key !== vkey)].slice(0, kKeysMax)));
  } catch {
    // no storage here: the key is asked for again next time
  }
}

export function forgetKeys() {
  try {
    localStorage.removeItem(kPlace);
  } catch {
    // nothing was kept
  }
}
