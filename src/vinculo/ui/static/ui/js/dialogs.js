// Dialogs and parts that open: by data attributes, so that no page needs a script of its own.
//   data-dialog="id"  opens <dialog id>      data-close   closes the dialog around it
//   data-toggle="id"  shows or hides <... id> and keeps aria-expanded

export function start(root) {
  root.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
    if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
    const toggle = event.target.closest("[data-toggle]");
    if (toggle) {
      const target = document.getElementById(toggle.dataset.toggle);
      if (!target) return;
      target.hidden = !target.hidden;
      toggle.setAttribute("aria-expanded", String(!target.hidden));
      if (!target.hidden) target.querySelector("input, select, textarea, button")?.focus();
    }
  });
}
