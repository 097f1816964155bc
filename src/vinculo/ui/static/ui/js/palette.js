// Ctrl K: one field to go anywhere. It offers the places that the server listed and every order that
// this page gives (in both languages, accents ignored), and goes by arrow keys and Enter.
import { isSeen, loadSheet, press, rowOf } from "./keys.js";

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const ORDERS = "[data-shortcut], main :is(.btn, .icon-btn, summary, button.link), .offer .btn, .topbar .icon-btn, .menu-item";
const ELSEWHERE = "#paleta, #atajos, .composer-tools, [data-texts-menu]";

// What can be pressed now, and what stands in a menu that is closed; of a list only the row where one was.
function isOffered(part, row) {
  if (part.closest(ELSEWHERE) || part.disabled || (rowOf(part) && rowOf(part) !== row)) return false;
  return isSeen(part) || (part.matches(".menu-item") && part.closest("[popover]"));
}

function wordsOf(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll(".keys, .count, svg, kbd").forEach((one) => one.remove());
  return (part.getAttribute("aria-label") ?? copy.textContent).replace(/\s+/g, " ").trim();
}

function orders(list, row) {
  list.querySelectorAll("[data-order]").forEach((old) => old.remove());
  const known = new Map([...document.querySelectorAll("#atajos [data-order-of]")].map((one) => [one.dataset.orderOf, one]));
  const given = new Set();
  const end = list.querySelector("[data-search-all]");
  for (const part of document.querySelectorAll(ORDERS)) {
    const order = known.get(part.dataset.shortcut);
    if ((order && "byScript" in order.dataset) || !isOffered(part, row)) continue;
    const label = order?.querySelector("td").textContent ?? wordsOf(part);
    if (!label || given.has(label)) continue;
    given.add(label);
    const option = document.createElement("div");
    option.setAttribute("role", "option");
    option.id = `paleta-orden-${given.size}`;
    option.dataset.order = "";
    option.dataset.names = order?.dataset.names ?? label;
    option.dataset.words = `${order?.dataset.words ?? ""} ${wordsOf(part)}`;
    const words = document.createElement("span");
    words.textContent = label;
    const caps = order?.querySelector(".keys")?.cloneNode(true) ?? document.createElement("span");
    option.append(part.querySelector("svg")?.cloneNode(true) ?? document.createElement("span"), words, caps);
    option.addEventListener("click", () => press(part));
    list.insertBefore(option, end);
  }
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
  let natural = [];
  // What is called so stands before what only speaks of it.
  function filter() {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    const isCalled = (option) => {
      const names = fold(option.dataset.names ?? "").split(/\s+/);
      return wanted.every((word) => names.some((name) => name.startsWith(word)));
    };
    offerAll();
    const called = natural.filter(isCalled);
    list.prepend(...called, ...natural.filter((option) => !called.includes(option)));
    natural.forEach((option) => {
      const text = fold(`${option.textContent} ${option.dataset.words ?? ""}`);
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
  let row = null;
  let places = [];
  palette.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    row = rowOf(document.activeElement);
    field.value = ""; // before the field has the keys: what is typed at once stays
  });
  palette.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    asked = "";
    list.querySelectorAll("[data-found]").forEach((old) => old.remove());
    list.querySelectorAll("[data-order]").forEach((old) => old.remove());
    if (!places.length) places = [...list.querySelectorAll("[data-href]:not([data-found], [data-search-all])")];
    natural = places;
    filter();
    field.focus();
    later();
    loadSheet().then(() => {
      if (!palette.matches(":popover-open")) return;
      orders(list, row);
      natural = [...places, ...list.querySelectorAll("[data-order]")];
      filter();
    });
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
