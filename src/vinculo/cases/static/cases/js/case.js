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

document.body.addEventListener("live:cases.changed", (event) => {
  const root = page();
  if (!root || event.detail?.ref !== root.dataset.casePage || waiting) return;
  waiting = setTimeout(async () => {
    waiting = 0;
    const scroller = root.querySelector("#caso-hilo")?.closest(".pane-scroll");
    const atEnd = scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    await window.htmx.ajax("GET", root.dataset.liveUrl, { target: root, swap: "none" });
    markNews(root);
    if (atEnd) toEnd(root);
  }, 200);
});

document.addEventListener("click", (event) => {
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
document.addEventListener("htmx:afterSettle", () => page() && toEnd(page()));
