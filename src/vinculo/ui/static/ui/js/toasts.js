// Toasts say what was done and leave; what needs a person stays in place and is no toast.
import { say } from "./words.js";

const STAY_MS = 6000;
const UNDO_MS = 20_000; // what can be undone waits for whoever does it by keyboard

export function show(text, { state = "ok" } = {}) {
  const area = document.getElementById("toasts");
  if (!area) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.state = state;
  const words = document.createElement("div");
  words.className = "grow";
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "icon-btn";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", say("close"));
  close.textContent = "×";
  toast.append(words, close);
  area.append(toast);
  if (state === "ok") leaveLater(toast);
}

function leaveLater(toast) {
  const stay = toast.querySelector("form") ? UNDO_MS : STAY_MS;
  let timer = setTimeout(() => toast.remove(), stay);
  toast.addEventListener("mouseenter", () => clearTimeout(timer));
  toast.addEventListener("focusin", () => clearTimeout(timer));
  toast.addEventListener("mouseleave", () => (timer = setTimeout(() => toast.remove(), stay)));
}

export function start(root) {
  root.querySelectorAll('.toast-area .toast[data-state="ok"]').forEach(leaveLater);
  root.addEventListener("click", (event) => event.target.closest("[data-dismiss]")?.closest(".toast")?.remove());
  // The server may ask for a toast with the header HX-Trigger: {"toast": "…"}.
  root.addEventListener("toast", (event) => show(event.detail.value ?? event.detail));
  root.addEventListener("htmx:sendError", () => show(say("offline"), { state: "breach" }));
  root.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 403) show(say("forbidden"), { state: "breach" });
    else if (event.detail.xhr.status >= 500) show(say("sent"), { state: "breach" });
  });
}
