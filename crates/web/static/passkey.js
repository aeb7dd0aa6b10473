// Asks the device for a passkey: to make one, or to sign in. What it is asked stands in the page, and its answer goes
// into the form, which is sent like any other. Nothing else of the site needs a script.
(() => {
  "use strict";
  const form = document.querySelector("form[data-passkey]");
  const part = (name) => document.getElementById(`passkey-${name}`);
  const show = (name) => {
    for (const other of ["no-script", "unable", "ready", "failed"]) {
      if (part(other) && other !== "ready") part(other).hidden = other !== name;
    }
    if (name !== "unable") part("ready").hidden = false;
  };
  if (!form) return;
  if (!window.PublicKeyCredential || !navigator.credentials) {
    show("unable");
    return;
  }
  show("ready");

  const bytes = (text) => {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  };
  const text = (buffer) => {
    const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };

  const options = JSON.parse(form.dataset.options);
  const asked = options.publicKey;
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  for (const list of [asked.excludeCredentials, asked.allowCredentials]) {
    for (const known of list ?? []) known.id = bytes(known.id);
  }

  const answered = (credential) => {
    const { response } = credential;
    const parts = { clientDataJSON: text(response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[name]) parts[name] = text(response[name]);
    }
    if (response.getTransports) parts.transports = response.getTransports();
    const { id, type } = credential;
    const extensions = credential.getClientExtensionResults();
    return JSON.stringify({ id, type, rawId: text(credential.rawId), response: parts, extensions });
  };

  let waiting = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    part("failed").hidden = true;
    try {
      const way = form.dataset.passkey === "create" ? "create" : "get";
      form.elements.credential.value = answered(await navigator.credentials[way](options));
      form.submit();
    } catch {
      show("failed");
    } finally {
      waiting = false;
    }
  });
  // She has just pressed the button for it on the page before.
  if (form.dataset.passkey === "get") form.requestSubmit();
})();
