// Where one stands is not lost: not when htmx draws a part anew, not when a form comes back as a
// page, and not behind something that was open and closes when one walks out of it.
const KEPT = "vinculo.focus";
const KEPT_MS = 20_000;
const FIRST = "a[href], button:not(:disabled), input:not([type=hidden]), select, textarea, [tabindex='0']";

let last = null;

const nameOf = (element) =>
  ["id", "data-shortcut", "href", "name", "aria-label"].map((key) => [key, element.getAttribute?.(key)]).find(([, value]) => value) ?? ["", ""];

// Of what can be pressed alone: nothing that anybody typed is remembered.
const wordsOf = (element) => (element.matches("a, button, summary") ? element.textContent.trim().slice(0, 80) : "");
const valueOf = (element) => (element.matches("button") ? element.value : "");

// What an element is called, from itself up to the page: enough to find its successor.
function described(element) {
  const within = [];
  for (let part = element.parentElement; part && part !== document.body; part = part.parentElement) {
    if (part.id) within.push(`#${CSS.escape(part.id)}`);
    else if (part.dataset.row) within.push(`[data-row="${CSS.escape(part.dataset.row)}"]`);
    else if (part.dataset.case) within.push(`[data-case="${CSS.escape(part.dataset.case)}"]`);
  }
  const [key, value] = nameOf(element);
  const own = key ? `${element.tagName}[${key}="${CSS.escape(value)}"]` : "";
  return { own, text: wordsOf(element), tag: element.tagName, value: valueOf(element), within };
}

const isSeen = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

function sameIn(box, kept) {
  const found = [...box.querySelectorAll(kept.own || kept.tag)].filter(isSeen);
  if (!kept.own) return found.find((one) => kept.text && wordsOf(one) === kept.text);
  return found.find((one) => valueOf(one) === kept.value) ?? found[0];
}

// The same part again, else the nearest that is still there and can be stood on.
function successor(kept) {
  for (const selector of kept.within) {
    const box = document.querySelector(selector);
    const found = box && (sameIn(box, kept) ?? [...box.querySelectorAll(FIRST)].find(isSeen));
    if (found) return found;
  }
  return kept.own ? sameIn(document, kept) : null;
}

const nowhere = () => !document.activeElement || document.activeElement === document.body;

function stand(kept) {
  (successor(kept) ?? document.getElementById("contenido"))?.focus({ preventScroll: true });
}

function again() {
  if (last && !last.element.isConnected && nowhere()) stand(last.kept);
}

// Whether the page itself says where to begin; what is folded away says nothing yet.
const asksForIt = () => [...document.querySelectorAll("main [autofocus]")].some(isSeen);

// A form that comes back as a page: on the same place, else at the beginning of what is new.
function comeBack() {
  let said = null;
  try {
    said = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
  } catch {
    return;
  }
  if (!said || Date.now() - said.at > KEPT_MS || location.hash || !nowhere() || asksForIt()) return;
  if (said.path === location.pathname) stand(said.kept);
  else document.getElementById("contenido")?.focus({ preventScroll: true });
}

// Menus: the arrows walk, the first is at hand at once; whoever tabs out of one closes it.
const items = (menu) => [...menu.querySelectorAll(".menu-item, .switches button")].filter(isSeen);

function inMenu(event) {
  const menu = event.target.closest?.(".menu:popover-open:not(.palette)");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!menu || !(step || ["Home", "End"].includes(event.key)) || event.target.matches("input, select, textarea")) return;
  const all = items(menu);
  if (!all.length) return;
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  const next = step ? (at + step + all.length) % all.length : event.key === "Home" ? 0 : all.length - 1;
  all[next].focus();
}

function opened(event) {
  const menu = event.target;
  if (event.newState !== "open" || !menu.matches?.(".menu[popover]:not(.palette)") || menu.contains(document.activeElement)) return;
  items(menu)[0]?.focus();
}

function left(event) {
  const box = event.target.closest?.("[popover]:popover-open:not(.toast-area)");
  const to = event.relatedTarget;
  if (box && to && !box.contains(to) && to.getAttribute("popovertarget") !== box.id) box.hidePopover();
}

export function start(root) {
  root.addEventListener("focusin", (event) => (last = { element: event.target, kept: described(event.target) }));
  root.addEventListener("focusout", (event) => {
    left(event);
    if (!event.relatedTarget && event.target.isConnected && document.hasFocus()) setTimeout(() => nowhere() && last?.element.isConnected && (last = null));
  });
  for (const kind of ["htmx:afterSettle", "htmx:oobAfterSwap"]) root.addEventListener(kind, again);
  root.addEventListener("submit", (event) => {
    const kept = described(event.submitter ?? document.activeElement ?? event.target);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ at: Date.now(), path: location.pathname, kept }));
    } catch {
      // a browser that keeps nothing begins at the top, as ever
    }
  });
  root.addEventListener("keydown", inMenu);
  root.addEventListener("toggle", opened, true);
  comeBack();
}
