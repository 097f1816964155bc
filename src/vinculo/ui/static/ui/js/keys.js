// Shortcuts. A part of the page says which order it carries (data-shortcut) and with which keys
// (aria-keyshortcuts), both from the registry of the server; it is clicked, or focused if it is a
// field. The sheet of all keys comes when somebody asks for it. Single letters work outside
// fields and can be switched off (WCAG 2.1.4).
const TWO_KEYS_MS = 1500;
const page = document.documentElement;
const OPEN = "dialog[open], [popover]:popover-open:not(.toast-area)";
const WRITES = "textarea, select, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])";

export const isField = (element) => Boolean(element?.closest?.(WRITES));
export const isSeen = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;
export const rowOf = (element) => (element?.closest?.('[data-shortcut="ui.rows"]') ? element.closest("tr, li") : null);

// Whether a letter alone is an order now: not while one writes, nor over something that is open.
export function lettersCount(event) {
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented && !event.isComposing;
  return alone && page.dataset.keys !== "off" && !isField(event.target) && !document.querySelector(OPEN);
}

const orders = () => [...document.querySelectorAll("#atajos [data-order-of]")];

function nameOf(event) {
  if (event.altKey && /^Key[A-Z]$/.test(event.code)) return `Alt+${event.code.slice(3)}`; // Alt writes other letters on some machines
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [...(event.ctrlKey || event.metaKey ? ["Ctrl"] : []), ...(event.altKey ? ["Alt"] : []), key].join("+");
}

// Of several parts with one order: that of the row in which one stands, never that of another row;
// a toast's before the page's; what sends, only of the form in which one writes.
function carrier(name) {
  const said = name.replace("Ctrl", "Control");
  const here = document.activeElement;
  const all = [...document.querySelectorAll("[data-shortcut][aria-keyshortcuts]")].filter((part) => part.getAttribute("aria-keyshortcuts").split(" ").includes(said) && isSeen(part));
  if (name === "Ctrl+Enter") return all.find((part) => part.form && part.form === here?.closest("form")) ?? null;
  const row = rowOf(here);
  const open = all.filter((part) => !rowOf(part));
  return all.find((part) => row && rowOf(part) === row) ?? open.find((part) => part.closest(".toast-area")) ?? open[0] ?? null;
}

export function press(part) {
  if (isField(part)) {
    part.focus();
    part.select?.();
    return;
  }
  part.focus({ preventScroll: true }); // what it opens gives the place back to it
  part.click();
  const box = part.matches("summary") ? part.parentElement : part.matches('a[href^="#"]') ? document.querySelector(part.getAttribute("href")) : null;
  if (box && (!part.matches("summary") || box.open)) [...box.querySelectorAll("input:not([type=hidden]), select, textarea")].find(isSeen)?.focus();
}

// «1» to «9»: the tabs of the page, as they stand there.
function tab(number) {
  const bar = [...document.querySelectorAll('[data-shortcut="ui.tabs"]')].find(isSeen);
  return bar?.querySelectorAll("a, button")[number - 1] ?? null;
}

// The table of all orders, asked once for a page; what fails is asked again the next time.
let asked = null;
export function loadSheet() {
  const place = document.querySelector("#atajos [data-keys-from]");
  if (!place) return Promise.resolve();
  asked ??= fetch(place.dataset.keysFrom, { headers: { "HX-Request": "true" } })
    .then(async (answer) => {
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      const table = page.querySelector(".keys-table");
      if (table) place.replaceWith(document.importNode(table, true));
    })
    .catch(() => {})
    .finally(() => (asked = null));
  return asked;
}

function showHere(sheet) {
  const everywhere = sheet.querySelector("[data-keys-all]").checked;
  const here = new Set([...document.querySelectorAll("[data-shortcut]")].filter(isSeen).map((part) => part.dataset.shortcut));
  for (const key of ["ui.palette", "ui.sheet"]) here.add(key);
  for (const row of orders()) row.hidden = !everywhere && !here.has(row.dataset.orderOf);
  for (const body of sheet.querySelectorAll("[data-keys-place]")) body.hidden = !body.querySelector("[data-order-of]:not([hidden])");
}

// Where one may go is another list: that of the palette, which knows what this person may open.
function showPlaces(sheet) {
  const body = sheet.querySelector("[data-keys-go]");
  if (!body || body.rows.length > 1) return;
  for (const place of document.querySelectorAll("#paleta [data-go]")) {
    const row = body.insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    const caps = place.querySelector(".keys").cloneNode(true);
    caps.removeAttribute("aria-hidden");
    head.append(caps);
    row.append(head);
    row.insertCell().textContent = place.querySelector("span").textContent;
  }
  body.hidden = body.rows.length < 2;
}

export async function openSheet() {
  const sheet = document.getElementById("atajos");
  if (!sheet || sheet.open) return;
  sheet.showModal();
  await loadSheet();
  showHere(sheet);
  showPlaces(sheet);
}

function keep(choice) {
  page.dataset.keys = choice.checked ? "on" : "off";
  const body = new FormData();
  body.set("keys", page.dataset.keys);
  const token = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
  fetch(choice.dataset.keep, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token } });
}

let first = "";
let firstAt = 0;

function letter(event, name) {
  const place = [...document.querySelectorAll("#paleta [data-go]")].find((one) => one.dataset.go === `${first}+${name}`);
  if (place && event.timeStamp - firstAt < TWO_KEYS_MS) {
    first = "";
    event.preventDefault();
    location.assign(place.dataset.href);
    return true;
  }
  [first, firstAt] = [name, event.timeStamp];
  if (name === "?") {
    event.preventDefault();
    openSheet();
    return true;
  }
  const chosen = /^[1-9]$/.test(name) ? tab(Number(name)) : null;
  if (chosen) {
    event.preventDefault();
    chosen.click();
  }
  return Boolean(chosen);
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || ["Control", "Alt", "Shift", "Meta"].includes(event.key)) return;
  const isAlone = !event.ctrlKey && !event.metaKey && !event.altKey;
  const name = nameOf(event);
  if (isAlone && (!lettersCount(event) || event.key.length > 1 || letter(event, name))) return;
  const part = carrier(name);
  if (!part) return;
  event.preventDefault();
  press(part);
}

export function start(root) {
  const sheet = root.getElementById("atajos");
  const choice = sheet?.querySelector("[data-keys-switch]");
  if (choice) {
    choice.checked = page.dataset.keys !== "off";
    choice.addEventListener("change", () => keep(choice));
    sheet.querySelector("[data-keys-all]").addEventListener("change", () => showHere(sheet));
  }
  root.addEventListener("click", (event) => event.target.closest("[data-open-keys]") && openSheet());
  root.addEventListener("keydown", pressed);
}
