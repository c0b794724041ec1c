// SPDX-License-Identifier: EUPL-1.2
// Under load: pays with a little work instead of waiting, then sends by itself. The work is done beside the page, so that it stays usable.
const form = document.getElementById('warten');
const stand = document.getElementById('stand');

if (typeof Worker === 'function') {
  form.classList.add('scripted');
  stand.textContent = stand.dataset.working;
  const worker = new Worker('/assets/filing/solver.js');
  worker.addEventListener('message', ({ data }) => {
    form.elements.nachweis.value = `${form.dataset.token}.${data}`;
    form.requestSubmit();
  });
  worker.addEventListener('error', () => form.classList.remove('scripted'));  // then the button appears after the wait
  worker.postMessage({ token: form.dataset.token, bits: Number(form.dataset.bits) });
}
