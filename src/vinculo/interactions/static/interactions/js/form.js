// A public form, made quicker: questions appear when they apply, files leave when they are chosen,
// a counter forgets whoever walked away. Everything works without this script too.
const form = document.querySelector("[data-form]");

// Questions that depend on another one. The server decides again what counts.
function answersOf(name) {
  return [...form.elements].filter((e) => e.name === name && e.checked).map((e) => e.value);
}
function refresh() {
  for (const part of form.querySelectorAll("[data-when]")) {
    const source = form.querySelector(`[name="${CSS.escape(part.dataset.when)}"]`)?.closest(".form-field");
    const wanted = part.dataset.whenValues.split(" ");
    part.hidden = Boolean(source?.hidden) || !answersOf(part.dataset.when).some((v) => wanted.includes(v));
  }
}

// Files: sent one choice at a time, so that a failure costs nothing else.
function tell(field, words, retry) {
  const place = field.querySelector("[data-upload-says]");
  place.replaceChildren();
  if (!words) return;
  const line = document.createElement("span");
  line.className = retry === undefined ? "hint" : "error";
  line.textContent = words;
  place.append(line);
  if (retry) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn small";
    button.textContent = form.dataset.again;
    button.addEventListener("click", retry);
    place.append(button);
  }
}
async function exchange(field, body) {
  field.setAttribute("aria-busy", "true");
  tell(field, form.dataset.sending);
  try {
    const answer = await fetch(location.href, { method: "POST", body, credentials: "omit" });
    if (answer.status === 413) return tell(field, form.dataset.large, null);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`[data-field="${CSS.escape(field.dataset.field)}"]`);
    if (!fresh) throw new Error(String(answer.status));
    form.elements.marca.value = page.querySelector("[name=marca]").value;
    field.replaceChildren(...fresh.childNodes);
    if (answer.status === 429) tell(field, form.dataset.failed, null);
    field.querySelector("[data-upload], button")?.focus();
  } catch {
    tell(field, form.dataset.failed, () => exchange(field, body)); // what is typed stays as it is
  } finally {
    field.removeAttribute("aria-busy");
  }
}
function bodyWith(name, values) {
  const body = new FormData();
  body.set("marca", form.elements.marca.value);
  body.set("idioma_actual", form.elements.idioma_actual.value);
  for (const value of values) body.append(name, value);
  return body;
}
function upload(input) {
  const field = input.closest("[data-field]");
  const most = Number(input.dataset.maxMb) * 1024 * 1024;
  const small = [...input.files].filter((file) => file.size <= most);
  const hasLarge = small.length < input.files.length;
  if (!small.length) {
    input.value = "";
    return tell(field, form.dataset.large, null);
  }
  const body = bodyWith(input.name, small);
  body.set("adjuntar", "1");
  return exchange(field, body).then(() => hasLarge && tell(field, form.dataset.large, null));
}

// A counter: whoever walks away is asked, and then forgotten.
const QUIET_SECONDS = 60;
const WARNING_SECONDS = 20;
function watchOver() {
  const dialog = document.querySelector(".kiosk-warning");
  let touched = Date.now(); // by the clock: a machine that slept has been quiet too
  const stay = () => {
    touched = Date.now();
    if (dialog.open) dialog.close();
  };
  for (const event of ["pointerdown", "keydown", "input", "scroll"]) document.addEventListener(event, stay, { passive: true });
  dialog.addEventListener("close", stay);
  setInterval(() => {
    const quiet = Math.round((Date.now() - touched) / 1000);
    const left = QUIET_SECONDS + WARNING_SECONDS - quiet;
    dialog.querySelector("[data-seconds]").textContent = String(Math.max(left, 0));
    if (quiet >= QUIET_SECONDS && !dialog.open) dialog.showModal();
    if (left <= 0) location.replace(form.dataset.kioskFresh);
  }, 1000);
  const full = document.querySelector("[data-fullscreen]");
  full.hidden = !document.fullscreenEnabled;
  full.addEventListener("click", () => document.documentElement.requestFullscreen());
  window.addEventListener("pageshow", (event) => event.persisted && location.replace(form.dataset.kioskFresh));
}

if (form) {
  form.addEventListener("change", (event) => {
    refresh();
    if (event.target.matches("[data-upload]") && event.target.files.length) upload(event.target);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=quitar]");
    if (!button) return;
    event.preventDefault();
    exchange(button.closest("[data-field]"), bodyWith("quitar", [button.value]));
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault(); // a second press; the server would know it too
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 8000);
    for (const part of form.querySelectorAll(".form-field[hidden] [data-upload]")) part.value = "";
  });
  refresh();
  if (form.hasAttribute("data-kiosk")) watchOver();
}
