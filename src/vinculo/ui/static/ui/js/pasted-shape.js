// Word processors do not write lists and marks as HTML does: Word writes paragraphs that begin with a
// drawn sign, Google Docs puts everything into a bold element that is not bold. Here they become what
// they look like. Styles are read as text: our policy lets no inline style act, not even in a document
// that nobody sees.

const HEAVY = /font-weight:\s*(bold|bolder|[6-9]00)/i;
const LIGHT = /font-weight:\s*(normal|lighter|[1-5]00)/i;
const SLANTED = /font-style:\s*(italic|oblique)/i;
const UPRIGHT = /font-style:\s*normal/i;
const LIST = /mso-list:\s*(\S+)\s+level(\d+)/i;
const COUNTED = /^\(?(\d+|[a-z]{1,4})[.)]/i;

export function shape(body) {
  for (const [names, none] of [["b, strong", LIGHT], ["i, em", UPRIGHT]]) {
    for (const element of body.querySelectorAll(names)) {
      if (none.test(styleOf(element))) element.replaceWith(...element.childNodes);
    }
  }
  for (const element of body.querySelectorAll("span")) {
    if (HEAVY.test(styleOf(element)) && !element.closest("b, strong")) wrap(element, "strong");
    if (SLANTED.test(styleOf(element)) && !element.closest("i, em")) wrap(element, "em");
  }
  for (const first of body.querySelectorAll("p")) {
    if (first.isConnected && LIST.test(styleOf(first))) listFrom(first);
  }
}

function styleOf(element) {
  return element.getAttribute("style") ?? "";
}

function wrap(element, name) {
  const mark = element.ownerDocument.createElement(name);
  mark.append(...element.childNodes);
  element.append(mark);
}

// The paragraphs of a list and all that follow it without a break, in lists as deep as they say.
function listFrom(first) {
  const lists = [];
  for (let item = first, next; item && LIST.test(styleOf(item)); item = next) {
    next = item.nextElementSibling;
    const [, , level] = LIST.exec(styleOf(item));
    const sign = [...item.querySelectorAll("span")].find((one) => /mso-list:\s*ignore/i.test(styleOf(one)));
    const kind = COUNTED.test(sign?.textContent.trim() ?? "") ? "ol" : "ul";
    const depth = Math.min(Number(level), lists.length + 1);
    lists.length = Math.min(lists.length, depth);
    if (lists.length === depth && lists[depth - 1].localName !== kind) lists.length = depth - 1;
    if (lists.length < depth) lists.push(newList(kind, lists.at(-1), item));
    sign?.remove();
    const entry = item.ownerDocument.createElement("li");
    lists.at(-1).append(entry);
    entry.append(item);
    item.removeAttribute("style");
  }
}

function newList(kind, above, item) {
  const list = item.ownerDocument.createElement(kind);
  if (above) above.lastElementChild.append(list);
  else item.before(list);
  return list;
}
