// Shortcuts: an element with data-key="R", "Alt+A" or "J" is clicked (or focused, for a field) by it.
// Single letters work only outside fields and can be turned off (WCAG 2.1.4); «?» shows the list.
const SWITCH = "vinculo.single-keys";

const isField = (element) => element?.closest("input, textarea, select, [contenteditable=true]");
const lettersAreOn = () => localStorage.getItem(SWITCH) !== "off";

function nameOf(event) {
  const key = event.key === "Enter" ? "Enter" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  return [...parts, key].join("+");
}

function find(name) {
  const all = [...document.querySelectorAll("[data-key]")];
  return all.find((element) => element.dataset.key.toUpperCase() === name.toUpperCase() && element.offsetParent !== null);
}

function press(element) {
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
}

function fillList(sheet) {
  const rows = [...document.querySelectorAll("[data-key]")].filter((e) => !sheet.contains(e) && e.offsetParent !== null);
  const body = sheet.querySelector("[data-keys-here]");
  body.replaceChildren(
    ...rows.map((element) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      for (const part of element.dataset.key.split("+")) {
        const cap = document.createElement("kbd");
        cap.textContent = part;
        head.append(cap, " ");
      }
      const cell = document.createElement("td");
      const copy = element.cloneNode(true);
      copy.querySelectorAll?.(".keys").forEach((keys) => keys.remove());
      cell.textContent = element.dataset.keyWords ?? element.getAttribute("aria-label") ?? copy.textContent.trim();
      row.append(head, cell);
      return row;
    }),
  );
}

export function openSheet() {
  const sheet = document.getElementById("atajos");
  if (!sheet || sheet.open) return;
  fillList(sheet);
  sheet.showModal();
}

export function start(root) {
  const choice = root.querySelector("[data-keys-switch]");
  if (choice) {
    choice.checked = lettersAreOn();
    choice.addEventListener("change", () => localStorage.setItem(SWITCH, choice.checked ? "on" : "off"));
  }
  root.addEventListener("click", (event) => event.target.closest("[data-open-keys]") && openSheet());
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.key === "Control" || event.key === "Alt") return;
    const single = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (single && (isField(event.target) || !lettersAreOn() || document.querySelector("dialog[open]"))) return;
    if (single && event.key === "?") {
      event.preventDefault();
      openSheet();
      return;
    }
    const element = find(nameOf(event));
    if (!element) return;
    event.preventDefault();
    press(element);
  });
}
