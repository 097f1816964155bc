// Texts kept ready, in the composer: «/» at the start of a word or the button opens a list to
// search; Enter puts the chosen one where the cursor was, its places filled by the server.
import { show } from "../../ui/js/toasts.js";
import { say } from "../../ui/js/words.js";

const WAIT_MS = 120;
const menuOf = (form) => form?.parentElement.querySelector("[data-texts-menu]");
const formOf = (menu) => menu.parentElement.querySelector("[data-compose-form=respuesta]");
const options = (menu) => [...menu.querySelectorAll("[role=option]")];

function choose(menu, option) {
  for (const other of options(menu)) other.setAttribute("aria-selected", String(other === option));
  const field = menu.querySelector("input");
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

async function fill(menu) {
  const field = menu.querySelector("input");
  const said = field.value.trim();
  const url = formOf(menu).querySelector("[data-texts]").dataset.texts;
  const answer = await fetch(`${url}?q=${encodeURIComponent(said)}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok || said !== field.value.trim()) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  menu.querySelector("[role=listbox]").replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
  choose(menu, options(menu)[0]);
}

async function open(form, starter) {
  const menu = menuOf(form);
  if (!menu || menu.matches(":popover-open")) return;
  menu.dataset.starter = starter;
  menu.showPopover();
  const field = menu.querySelector("input");
  field.value = "";
  field.focus();
  await fill(menu);
}

async function put(menu, option) {
  const form = formOf(menu);
  const body = new FormData();
  body.set("language", option.dataset.language);
  body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(option.dataset.put, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
  const said = answer ? await answer.json().catch(() => ({})) : {};
  menu.dataset.starter = "";
  menu.hidePopover();
  if (!answer?.ok) return show(said.words ?? say("offline"), { state: "breach" });
  form.querySelector("textarea[data-composer]").composer.chain().focus().insertContent(said.html).run();
  if (said.words) show(said.words, { state: "warn" });
}

// A public article beside the case goes where the cursor was in the answer, with its address.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-into-answer]");
  const answer = document.querySelector("[data-compose-form=respuesta] textarea[data-composer]");
  if (!form || !answer?.composer) return;
  event.preventDefault();
  const got = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } }).catch(() => null);
  const said = got?.ok ? await got.json().catch(() => null) : null;
  if (!said) return show(say("offline"), { state: "breach" });
  document.querySelector("[data-compose=respuesta]")?.click();
  answer.composer.chain().focus().insertContent(said.html).run();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-texts]");
  if (button?.form.querySelector("textarea[data-composer]")?.composer) {
    event.preventDefault();
    open(button.form, "");
  }
  const option = event.target.closest("[data-texts-menu] [role=option]");
  if (option) put(option.closest("[data-texts-menu]"), option);
});

// «/» begins a search at the start of a line or after a space; «//» writes one «/».
document.addEventListener(
  "keydown",
  (event) => {
    const editor = event.target.closest?.("[data-compose-form=respuesta] [contenteditable=true]");
    if (!editor || event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
    const form = editor.closest("form");
    const { selection } = form.querySelector("textarea[data-composer]").composer.state;
    const before = selection.$from.parent.textBetween(0, selection.$from.parentOffset, " ", " ");
    if (!selection.empty || !/(^|\s)$/.test(before)) return;
    event.preventDefault();
    event.stopPropagation();
    open(form, "/");
  },
  true,
);

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("[data-texts-menu]");
  if (!menu || !event.target.matches("input")) return;
  const all = options(menu);
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(menu, all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (all[at]) put(menu, all[at]);
  } else if (event.key === "/" && !event.target.value) {
    event.preventDefault();
    menu.hidePopover();
  }
});

// Whoever typed «/» and chose nothing meant the letter, unless they left by Esc.
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("[data-texts-menu]");
  if (menu && event.key === "Escape") menu.dataset.starter = "";
}, true);

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.("[data-texts-menu]") || event.newState !== "closed") return;
  const composer = formOf(menu).querySelector("textarea[data-composer]").composer;
  if (menu.dataset.starter && !menu.querySelector("input").value) composer.chain().focus().insertContent(menu.dataset.starter).run();
  else composer.commands.focus();
  menu.dataset.starter = "";
}, true);

let timer = 0;
document.addEventListener("input", (event) => {
  const menu = event.target.closest?.("[data-texts-menu]");
  if (!menu) return;
  clearTimeout(timer);
  timer = setTimeout(() => fill(menu), WAIT_MS);
});
