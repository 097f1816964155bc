// Files beside an answer: kept on the server as soon as they are chosen, so that nothing is lost.
// Without this script the chosen files leave with the form, or are kept by its second button.
import { show } from "./toasts.js";
import { say } from "./words.js";

const place = (element) => element.closest("[data-attach]");

function dress(root) {
  for (const part of root.querySelectorAll("[data-attach]:not(.is-live)")) part.classList.add("is-live");
}

async function send(part, url, files) {
  const form = part.closest("form");
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const file of files) body.append("files", file);
  part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { method: "POST", body, headers: { Accept: "text/x-fragment" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-attach]");
    part.replaceWith(fresh);
    dress(form);
    fresh.querySelector("[data-composer-files]").focus();
  } catch (error) {
    part.removeAttribute("aria-busy"); // the files stay chosen and leave with the form
    show(error.message === "413" ? say("large") : say("attach"), { state: "breach" });
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-composer-files]") && event.target.files.length) {
    const part = place(event.target);
    send(part, part.dataset.attach, event.target.files);
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-detach]");
  if (!button) return;
  event.preventDefault();
  send(place(button), button.getAttribute("formaction"), []);
});

document.addEventListener("htmx:afterSettle", (event) => dress(event.target));
dress(document);
