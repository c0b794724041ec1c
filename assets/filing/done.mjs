// SPDX-License-Identifier: EUPL-1.2
// The filing has arrived: its draft goes.
const kAt = `notbetrieb-einreichen ${location.pathname.replace(/[^/]*$/, '')}`;
try {
  sessionStorage.removeItem(kAt);
} catch { /* switched off: then there is none */ }
