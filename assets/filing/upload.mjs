// SPDX-License-Identifier: EUPL-1.2
// One file to the server in pieces; a broken line is waited for, and the server says where to go on.
export const kPiece = 512 * 1024;
const kPauses = [1, 2, 4, 8, 15, 30];  // seconds between attempts, the last one for ever

export class Refused extends Error {}

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

// `at` is the address of the pieces, `form` the form's id.
export class Upload {
  constructor(at, form, file, token = '') {
    Object.assign(this, { at, form, file, token, stopped: false });
  }

  async ask(what, body, headers = {}) {
    const answer = await fetch(this.at + what, {
      method: 'POST', body, cache: 'no-store', headers: { accept: 'application/json', 'upload-form': this.form, 'upload-token': this.token, ...headers },
    });
    if (answer.status >= 500 || answer.status === 429) throw new Error(`answered ${answer.status}`);
    const said = await answer.json().catch(() => ({}));
    return { status: answer.status, said };
  }

  // Repeats what a broken line or a busy server interrupted.
  async patiently(step, onPause) {
    for (let tries = 0; !this.stopped; tries++) {
      try {
        return await step();
      } catch (error) {
        if (error instanceof Refused) throw error;
        onPause();
        await sleep(kPauses[Math.min(tries, kPauses.length - 1)]);
      }
    }
    throw new Refused('');
  }

  async begin() {
    const { status, said } = await this.ask('neu', new URLSearchParams({ name: this.file.name, bytes: String(this.file.size) }));
    if (status !== 200) throw new Refused(said.error?.sentence ?? '');
    this.token = said.token;
    return said;
  }

  // Where the server stands; nothing if it no longer knows the file.
  async state() {
    const { status, said } = await this.ask('stand', '');
    return status === 200 ? said : null;
  }

  async piece(offset) {
    const { status, said } = await this.ask('stueck', this.file.slice(offset, offset + kPiece), { 'upload-offset': String(offset), 'content-type': 'application/octet-stream' });
    if (status === 409) return this.state();  // sent twice, or another tab was faster
    if (status !== 200) throw new Refused(said.error?.sentence ?? '');
    return said;
  }

  async run(onProgress, onPause) {
    let known = this.token ? await this.patiently(() => this.state(), onPause) : null;
    if (!known) known = await this.patiently(() => this.begin(), onPause);
    onProgress(known);
    while (known && !known.content) {
      const from = known.received;
      known = await this.patiently(() => this.piece(from), onPause);
      if (known) onProgress(known);
    }
    if (!known) throw new Refused('');
    return known;
  }

  remove() {
    this.stopped = true;
    if (this.token) this.ask('weg', '').catch(() => {});  // it goes by itself within the hour
  }
}
