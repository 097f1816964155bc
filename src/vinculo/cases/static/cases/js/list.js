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
