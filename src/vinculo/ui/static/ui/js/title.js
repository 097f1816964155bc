// The title of the window, with marks before it: «● Oferta · (3) Mi trabajo». Whoever swaps a page
// in changes the title below the marks, never the marks.
const marks = new Map();
let page = document.title;
let written = page;

function write() {
  written = [...marks.keys()].sort().map((key) => marks.get(key)).join("") + page;
  document.title = written;
}

export function mark(key, words) {
  if (words) marks.set(key, words);
  else marks.delete(key);
  write();
}

new MutationObserver(() => {
  if (document.title === written) return;
  page = document.title;
  write();
}).observe(document.querySelector("title"), { childList: true, characterData: true, subtree: true });
