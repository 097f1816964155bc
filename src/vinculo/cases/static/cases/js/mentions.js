// «@» in a note opens the list of colleagues; letters narrow it, Enter or Tab puts the name, Esc
// closes it and keeps the text. The field keeps the focus: the list is told by aria-activedescendant.
const AT = /(?:^|[^\p{L}\p{N}._@])@([\p{L}\p{N}'’-]*(?: [\p{L}\p{N}'’-]+){0,2})$/u;
const WAIT_MS = 120;

const fieldOf = (target) => (target.matches?.("textarea[data-mentions]") ? target : null);
const listOf = (field) => document.getElementById(field.getAttribute("aria-controls"));
const options = (list) => [...list.querySelectorAll("[role=option]")];

let timer = 0;
let dismissed = null;

function said(field) {
  const before = field.value.slice(0, field.selectionStart);
  return field.selectionStart === field.selectionEnd ? (AT.exec(before)?.[1] ?? null) : null;
}

function choose(field, option) {
  for (const other of options(listOf(field))) other.setAttribute("aria-selected", String(other === option));
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function close(field) {
  const list = listOf(field);
  list.hidden = true;
  list.replaceChildren();
  field.removeAttribute("aria-activedescendant");
  list.nextElementSibling.textContent = "";
}

async function look(field) {
  const words = said(field);
  if (words === null || words === dismissed) return close(field);
  const answer = await fetch(`${field.dataset.mentions}?q=${encodeURIComponent(words)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok || words !== said(field)) return;
  const list = listOf(field);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = [...page.body.children].map((node) => document.importNode(node, true));
  const isNobody = !found.some((node) => node.matches("[role=option]"));
  if (isNobody && words.includes(" ")) return close(field); // a name that was written, and the sentence after it
  list.replaceChildren(...(isNobody ? [] : found));
  list.hidden = isNobody;
  list.nextElementSibling.textContent = isNobody ? found[0].textContent : "";
  choose(field, options(list)[0]);
}

function put(field, option) {
  const at = field.selectionStart;
  const from = at - said(field).length;
  const name = `${option.dataset.name} `;
  field.setRangeText(name, from, at, "end");
  if ("unseen" in option.dataset) field.form.querySelector("[data-sight]").hidden = false;
  close(field);
  field.focus();
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("input", (event) => {
  const field = fieldOf(event.target);
  if (!field) return;
  if (said(field) !== dismissed) dismissed = null;
  clearTimeout(timer);
  timer = setTimeout(() => look(field), WAIT_MS);
});

document.addEventListener(
  "keydown",
  (event) => {
    const field = fieldOf(event.target);
    if (!field || listOf(field).hidden || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = options(listOf(field));
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      choose(field, all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
    } else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && all[at]) {
      put(field, all[at]);
    } else if (event.key === "Escape") {
      dismissed = said(field);
      close(field);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

// By pointer too; the field does not lose its place to the press.
document.addEventListener("mousedown", (event) => {
  const option = event.target.closest?.("[data-mention-list] [role=option]");
  if (!option) return;
  event.preventDefault();
  put(document.querySelector(`[aria-controls="${option.parentElement.id}"]`), option);
});

document.addEventListener("focusout", (event) => fieldOf(event.target) && close(fieldOf(event.target)));
