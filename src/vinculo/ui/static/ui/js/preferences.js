// The look changes at once; the choice is kept by the same form that works without this script.

export function start(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest('[data-preferences] button[name="theme"]');
    if (!button) return;
    event.preventDefault();
    const page = document.documentElement;
    if (button.value === "auto") delete page.dataset.theme;
    else page.dataset.theme = button.value;
    button.parentElement.querySelectorAll("button").forEach((other) => {
      other.setAttribute("aria-pressed", String(other === button));
    });
    const body = new FormData(button.form);
    body.set("theme", button.value);
    fetch(button.form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  });
}
