// The search page by keyboard: / goes to the field, J and K walk through what was found.
const field = document.getElementById("q");
const hits = () => [...document.querySelectorAll("[data-hit]")];
const isField = (element) => element?.closest("input, textarea, select, [contenteditable=true]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === field && event.key === "ArrowDown" && hits().length) {
    event.preventDefault();
    hits()[0].focus();
    return;
  }
  if (isField(event.target) || localStorage.getItem("vinculo.single-keys") === "off") return;
  if (document.querySelector("dialog[open], [popover]:popover-open:not(.toast-area)")) return;
  if (event.key === "/") {
    event.preventDefault();
    field.focus();
    field.select();
    return;
  }
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  const all = hits();
  if (!step || !all.length) return;
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  all[Math.min(Math.max(at + step, 0), all.length - 1)].focus();
});
