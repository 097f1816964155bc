import "../../ui/js/composer-files.js";
import "./eyes.js";
import "./mentions.js";
import "./texts.js";

// One case: its parts refresh when it changes, the composer keeps what was typed.
const page = () => document.querySelector("[data-case-page]");

function markNews(root) {
  const thread = root.querySelector("#caso-hilo");
  const seen = root.querySelector("[data-seen]");
  const note = root.querySelector("[data-new-message]");
  if (thread && seen && note) note.hidden = thread.dataset.latest === seen.value;
}

function showForm(composer, name) {
  for (const form of composer.querySelectorAll("[data-compose-form]")) form.hidden = form.dataset.composeForm !== name;
  for (const tab of composer.querySelectorAll("[data-compose]")) {
    if (tab.dataset.compose === name) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  composer.querySelector("[data-compose-form]:not([hidden])")?.querySelector("[contenteditable=true], textarea")?.focus();
}

function toEnd(root) {
  const thread = root.querySelector("#caso-hilo");
  const scroller = thread?.closest(".pane-scroll");
  if (scroller) scroller.scrollTop = scroller.scrollHeight;
}

let waiting = 0;

function lookAgain(root) {
  if (waiting) return;
  waiting = setTimeout(async () => {
    waiting = 0;
    const scroller = root.querySelector("#caso-hilo")?.closest(".pane-scroll");
    const atEnd = scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    await window.htmx.ajax("GET", root.dataset.liveUrl, { target: root, swap: "none" });
    markNews(root);
    if (atEnd) toEnd(root);
  }, 200);
}

document.body.addEventListener("live:cases.changed", (event) => {
  const root = page();
  if (root && event.detail?.ref === root.dataset.casePage) lookAgain(root);
});

document.body.addEventListener("live:reload", () => {
  if (page()) lookAgain(page());
});

// An answer left, or could not leave: the conversation hears of it, not the case.
document.body.addEventListener("live:interactions.changed", (event) => {
  const root = page();
  if (root && event.detail?.ref === root.dataset.conversation) lookAgain(root);
});

// Two browsers of one person wrote: both texts are shown, the person says which one goes on.
let other = null;

document.addEventListener("composer:conflict", (event) => {
  const form = event.target.form;
  other = event.detail;
  const note = form.querySelector("[data-conflict-note]");
  const text = new DOMParser().parseFromString(other.stored, "text/html").body;
  note.querySelector("[data-draft-other]").textContent = [...text.children].map((part) => part.textContent).join("\n");
  note.hidden = false;
});

function settle(form, choice) {
  const textarea = form.querySelector("textarea[data-composer]");
  textarea.dataset.draftVersion = other.version;
  delete textarea.dataset.draftConflict;
  form.querySelector("[data-conflict-note]").hidden = true;
  const { commands } = textarea.composer;
  if (choice === "other") commands.setContent(other.stored, { emitUpdate: true });
  else commands.insertContentAt(textarea.composer.state.doc.content.size, "");
  textarea.dispatchEvent(new CustomEvent("composer:settled", { bubbles: true }));
  commands.focus("end");
}

document.addEventListener("click", (event) => {
  const keep = event.target.closest("[data-draft-keep]");
  if (keep && other) settle(keep.form, keep.dataset.draftKeep);
  const tab = event.target.closest("[data-compose]");
  if (tab) {
    event.preventDefault();
    showForm(tab.closest("[data-case-composer]"), tab.dataset.compose);
  }
  if (event.target.closest("[data-mark-seen]")) {
    const root = page();
    root.querySelector("[data-seen]").value = root.querySelector("#caso-hilo").dataset.latest;
    markNews(root);
  }
});

if (page()) toEnd(page());
document.addEventListener("composer:ready", () => page() && toEnd(page()));
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "desk-case" && page() && toEnd(page()));
