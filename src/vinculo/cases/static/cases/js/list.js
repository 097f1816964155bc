// The list of cases: refreshes when a case changes, and J/K walk through its rows.
const list = () => document.querySelector("[data-case-list]");
const links = () => [...document.querySelectorAll("[data-row-link]")];
const isField = (element) => element?.closest("input, textarea, select, [contenteditable=true]");
const lettersAreOn = () => localStorage.getItem("vinculo.single-keys") !== "off";

let pending = 0;

// Several changes in one second are one refresh; the row that has the focus keeps it.
document.body.addEventListener("live:cases.changed", () => {
  if (pending) return;
  pending = setTimeout(() => {
    pending = 0;
    const focused = document.activeElement?.closest("[data-case]")?.dataset.case;
    const part = list();
    if (!part) return;
    if (focused) {
      part.addEventListener(
        "htmx:afterSwap",
        () => document.querySelector(`[data-case="${focused}"] [data-row-link]`)?.focus({ preventScroll: true }),
        { once: true },
      );
    }
    window.htmx.trigger(part, "casos-cambian");
  }, 400);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target) || !lettersAreOn()) return;
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!step || document.querySelector("dialog[open], [popover]:popover-open:not(.toast-area)")) return;
  const rows = links();
  if (!rows.length) return;
  event.preventDefault();
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)].focus();
});

// What was picked stays picked when the list is drawn anew; the box in the head picks the page.
const picked = new Set();
const boxes = () => [...document.querySelectorAll("[data-pick]")];

function showPicked() {
  for (const box of boxes()) box.checked = picked.has(box.value);
  const all = document.querySelector("[data-pick-all]");
  if (all) {
    const here = boxes().filter((box) => box.checked).length;
    all.checked = here > 0 && here === boxes().length;
    all.indeterminate = here > 0 && here < boxes().length;
  }
  const words = document.querySelector("[data-picked]");
  if (words) words.textContent = picked.size ? String(picked.size) : "";
}

document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.matches?.("[data-pick-all]")) {
    for (const each of boxes()) each.checked = box.checked;
  } else if (!box.matches?.("[data-pick]")) return;
  for (const each of boxes()) {
    if (each.checked) picked.add(each.value);
    else picked.delete(each.value);
  }
  showPicked();
});
document.addEventListener("htmx:afterSettle", showPicked);
for (const box of boxes()) if (box.checked) picked.add(box.value);
showPicked();
