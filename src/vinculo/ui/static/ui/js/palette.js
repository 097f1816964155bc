// Ctrl K: one field to go anywhere. It offers the places that the server listed and the orders of
// this page (whatever carries a shortcut), and goes by arrow keys and Enter.

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function orders(list) {
  list.querySelectorAll("[data-order]").forEach((old) => old.remove());
  const buttons = [...document.querySelectorAll("[data-key]")].filter((e) => e.matches("a, button") && e.offsetParent !== null);
  buttons.forEach((button, index) => {
    const option = document.createElement("div");
    option.setAttribute("role", "option");
    option.id = `paleta-orden-${index}`;
    option.dataset.order = "";
    const copy = button.cloneNode(true);
    copy.querySelectorAll(".keys, svg").forEach((part) => part.remove());
    const words = document.createElement("span");
    words.textContent = button.dataset.keyWords ?? button.getAttribute("aria-label") ?? copy.textContent.trim();
    const cap = document.createElement("kbd");
    cap.textContent = button.dataset.key;
    const sign = button.querySelector("svg")?.cloneNode(true) ?? document.createElement("span");
    option.append(sign, words, cap);
    option.addEventListener("click", () => button.click());
    list.append(option);
  });
}

export function start(root) {
  const palette = root.getElementById("paleta");
  if (!palette) return;
  const field = palette.querySelector("input");
  const list = palette.querySelector("[role=listbox]");
  const none = palette.querySelector(".palette-none");
  const shown = () => [...list.querySelectorAll("[role=option]:not([hidden])")];

  function choose(option) {
    list.querySelectorAll("[role=option]").forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
  // What the server found stands after the places, while the same words stand in the field.
  const everything = list.querySelector("[data-search-all]");
  let waiting = 0;
  let asked = "";
  async function suggest() {
    const words = field.value.trim();
    if (!everything || words === asked) return;
    asked = words;
    if (words.length < 2) return list.querySelectorAll("[data-found]").forEach((old) => old.remove());
    const answer = await fetch(`${everything.dataset.suggest}?q=${encodeURIComponent(words)}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok || words !== field.value.trim()) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const chosen = list.querySelector("[aria-selected=true]");
    list.querySelectorAll("[data-found]").forEach((old) => old.remove());
    everything.before(...[...page.querySelectorAll("[data-found]")].map((option) => document.importNode(option, true)));
    none.hidden = Boolean(shown()[0]);
    if (!chosen?.isConnected || chosen === everything) choose(shown()[0]);
  }
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 180);
  }
  function offerAll() {
    if (!everything) return;
    const words = field.value.trim();
    everything.hidden = words.length < 2;
    everything.querySelector("b").textContent = words;
    everything.dataset.href = `${everything.dataset.search}?q=${encodeURIComponent(words)}`;
  }
  function filter() {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    offerAll();
    list.querySelectorAll("[role=option]:not([data-found], [data-search-all])").forEach((option) => {
      const text = fold(option.textContent);
      option.hidden = !wanted.every((word) => text.includes(word));
    });
    const first = shown()[0];
    none.hidden = Boolean(first);
    choose(first);
  }
  function go(option) {
    if (!option) return;
    palette.hidePopover();
    if (option.dataset.href) location.assign(option.dataset.href);
  }
  palette.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    field.value = "";
    asked = "";
    list.querySelectorAll("[data-found]").forEach((old) => old.remove());
    orders(list);
    filter();
    field.focus();
  });
  field.addEventListener("input", filter);
  field.addEventListener("input", later);
  field.addEventListener("keydown", (event) => {
    const options = shown();
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(options[(at + step + options.length) % options.length]);
    } else if (event.key === "Enter" && (options[at] || !field.form)) {
      event.preventDefault();
      const option = options[at];
      if (option?.dataset.href) go(option);
      else if (option) {
        palette.hidePopover();
        option.click();
      }
    }
  });
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  root.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      palette.togglePopover();
    }
  });
}
