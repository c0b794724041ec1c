// SPDX-License-Identifier: EUPL-1.2
// Passkeys need a script: the browser is asked, and its answer goes into a hidden field of the form that asked. Nothing is sent
// but by the form. Without this script the forms for passkeys stay hidden and everything else works.
'use strict';

(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0)))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const say = (german, english) => (document.documentElement.lang === 'en' ? english : german);
  const kMinute = 60_000;
  const kAlgorithms = [-7, -8, -257].map((alg) => ({ type: 'public-key', alg }));

  async function use({ frage, rp }) {
    const got = await navigator.credentials.get({ publicKey: { challenge: bytes(frage), rpId: rp, userVerification: 'required', timeout: 2 * kMinute } });
    const { clientDataJSON, authenticatorData, signature, userHandle } = got.response;
    return { id: text(got.rawId), clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), userHandle: text(userHandle) };
  }

  async function make({ frage, rp, aussteller, konto, handle, vorhanden }) {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(frage),
        rp: { id: rp, name: aussteller },
        user: { id: bytes(handle), name: konto, displayName: konto },
        pubKeyCredParams: kAlgorithms,
        excludeCredentials: vorhanden.split(' ').filter(Boolean).map((id) => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
        timeout: 2 * kMinute,
      },
    });
    return { clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject) };
  }

  const sentence = (error) => {
    if (error.name === 'InvalidStateError') return say('Auf diesem Gerät gibt es für Ihr Konto schon einen Passkey.', 'There is already a passkey for your account on this device.');
    if (error.name === 'NotAllowedError') return say('Abgebrochen oder kein passender Passkey gefunden. Versuchen Sie es noch einmal, oder nehmen Sie Passwort und Code.', 'Cancelled, or no fitting passkey found. Try again, or use password and code.');
    return say('Dieses Gerät kann hier keinen Passkey verwenden. Bitte nehmen Sie Passwort und Code.', 'This device cannot use a passkey here. Please use password and code.');
  };

  const possible = window.isSecureContext && 'PublicKeyCredential' in window;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!possible) continue;
    document.documentElement.classList.add('has-passkeys');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const told = form.querySelector('[data-fehler]');
      told.textContent = say('Bitte folgen Sie den Hinweisen Ihres Geräts …', 'Please follow the hints of your device …');
      try {
        const answer = await (form.dataset.passkey === 'get' ? use : make)(form.dataset);
        form.elements.passkey.value = JSON.stringify(answer);
        form.submit();
      } catch (error) {
        told.textContent = sentence(error);
      }
    });
  }

  // The code on a printed sheet's QR code stands behind the '#', which browsers do not send.
  const invitation = document.querySelector('[data-aus-adresse]');
  if (invitation && location.hash.length > 1 && !invitation.value) {
    invitation.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
  }
})();
