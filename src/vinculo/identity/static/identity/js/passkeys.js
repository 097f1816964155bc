// Passkeys: a form with data-passkey asks the browser for a key before it is sent.
// "create" and "get" read their options from the page, "login" fetches them.

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const described = (list) => (list || []).map((one) => ({ ...one, id: bytesOf(one.id) }));

function forCreation(options) {
  return {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
  };
}

function forRequest(options) {
  return {
    ...options,
    challenge: bytesOf(options.challenge),
    allowCredentials: described(options.allowCredentials),
  };
}

function asJson(credential) {
  const answer = credential.response;
  const response = { clientDataJSON: textOf(answer.clientDataJSON) };
  if (answer.attestationObject) {
    response.attestationObject = textOf(answer.attestationObject);
    response.transports = answer.getTransports ? answer.getTransports() : [];
  } else {
    response.authenticatorData = textOf(answer.authenticatorData);
    response.signature = textOf(answer.signature);
    response.userHandle = answer.userHandle ? textOf(answer.userHandle) : null;
  }
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function create(form, options) {
  const publicKey = forCreation(options.creation_options.publicKey);
  const alone = form.elements.namedItem("passwordless");
  const selection = { ...publicKey.authenticatorSelection };
  if (alone) {
    selection.residentKey = alone.checked ? "required" : "discouraged";
    selection.requireResidentKey = alone.checked;
    if (alone.checked) selection.userVerification = "required";
  }
  return navigator.credentials.create({
    publicKey: { ...publicKey, authenticatorSelection: selection },
  });
}

const get = (options) =>
  navigator.credentials.get({ publicKey: forRequest(options.request_options.publicKey) });

async function optionsFor(form) {
  if (form.dataset.passkey === "login") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  }
  return JSON.parse(document.getElementById("passkey-options").textContent);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const problem = form.querySelector("[data-passkey-error]");
  if (!window.PublicKeyCredential) {
    form.hidden = true;
    continue;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (problem) problem.hidden = true;
    try {
      const options = await optionsFor(form);
      const made = form.dataset.passkey === "create" ? await create(form, options) : await get(options);
      form.elements.namedItem("credential").value = JSON.stringify(asJson(made));
      form.submit();
    } catch (error) {
      if (problem) problem.hidden = false;
    }
  });
}
