// Walking through the rows of a list: J and K, or the arrows from within. In a long list only the
// row in which one stands takes part in Tab, so that the list is one step and not two hundred.
// «data-rows-open» also opens what one comes to by J and K.
import { isField, isSeen, lettersCount, rowOf } from "./keys.js";

const LISTS = '[data-shortcut="ui.rows"]';
const LONG = 10;
const PARTS = "a[href], button, input, select, summary";
const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

const linksOf = (list) => [...list.querySelectorAll("[data-row-link], tbody th[scope=row] a")].filter(isSeen);

function turn(list, link) {
  const row = rowOf(link);
  for (const part of list.querySelectorAll(`:is(tbody tr, li) :is(${PARTS})`)) {
    if (rowOf(part) === row) part.removeAttribute("tabindex");
    else part.tabIndex = -1;
  }
}

function dress() {
  for (const list of document.querySelectorAll(LISTS)) {
    const links = linksOf(list);
    if (links.length < LONG) continue;
    turn(list, links.find((link) => rowOf(link).contains(document.activeElement) || link.getAttribute("aria-current") === "true") ?? links[0]);
  }
}

function listOf(event, isLetter) {
  const own = event.target.closest?.(LISTS);
  if (own || !isLetter) return own;
  return [...document.querySelectorAll(LISTS)].find((list) => isSeen(list) && linksOf(list).length);
}

function walk(event) {
  const isLetter = event.key.length === 1;
  const step = STEPS[isLetter ? event.key.toLowerCase() : event.key];
  if (!step || event.shiftKey || (isLetter ? !lettersCount(event) : event.defaultPrevented || isField(event.target))) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const list = listOf(event, isLetter);
  const links = list ? linksOf(list) : [];
  if (!links.length) return;
  const row = rowOf(event.target);
  const from = row ? links.findIndex((link) => rowOf(link) === row) : links.findIndex((link) => link.getAttribute("aria-current") === "true");
  if (!isLetter && from < 0) return;
  event.preventDefault();
  const link = links[Math.min(Math.max(from + step, 0), links.length - 1)];
  link.focus();
  if (isLetter && "rowsOpen" in list.dataset) link.click();
}

export function start(root) {
  root.addEventListener("keydown", walk);
  root.addEventListener("focusin", (event) => {
    const list = event.target.closest?.(LISTS);
    const row = rowOf(event.target);
    const links = list && row ? linksOf(list) : [];
    if (links.length >= LONG) turn(list, event.target);
  });
  root.addEventListener("htmx:afterSettle", dress);
  dress();
}
