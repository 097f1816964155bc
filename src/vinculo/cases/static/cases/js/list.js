// The list of cases: refreshes when a case changes, and keeps what was picked.
const list = () => document.querySelector("[data-case-list]");

let pending = 0;

// Several changes in one second are one refresh.
document.body.addEventListener("live:cases.changed", () => {
  if (pending) return;
  pending = setTimeout(() => {
    pending = 0;
    if (list()) window.htmx.trigger(list(), "casos-cambian");
  }, 400);
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
  if (words) words.textContent = picked.size ? `${picked.size} ${words.dataset.picked}` : "";
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

// The form of the filters arrives when it is opened: whoever opened it is in its first field.
document.addEventListener("htmx:load", (event) => {
  if (event.target.matches?.(".case-filter > form")) event.target.querySelector("select, input:not([type=hidden])").focus();
});
