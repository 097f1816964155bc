// What is pasted, cleaned in a document of its own: nothing in it runs, loads or is shown before
// that. What is left are words with their shape; the server cleans once more what is sent.

import { shape } from "./pasted-shape.js";

const GONE = "script, style, link, meta, base, title, iframe, frame, object, embed, applet, form, input, button, select, textarea, template, svg, math, audio, video, source, picture > source";
const KEPT = new Set(["href", "src", "alt", "title", "colspan", "rowspan", "start", "style", "data-pm-slice"]);
const LINK = /^(https?:|mailto:|tel:)/i;

export function cleaned(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll(GONE)) element.remove();
  shape(page.body);
  for (const element of page.body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
    const href = element.getAttribute("href");
    if (href !== null && !LINK.test(href.trim())) element.removeAttribute("href");
  }
  for (const picture of page.querySelectorAll("img")) {
    if (!isOurs(picture.getAttribute("src") ?? "")) picture.remove();
  }
  return page.body.innerHTML;
}

// A picture from elsewhere would tell its owner who writes, and never reach the customer.
function isOurs(address) {
  if (/^data:image\/(png|jpeg|gif|webp);/i.test(address)) return true;
  try {
    return new URL(address, location.href).origin === location.origin && !/^\s*$/.test(address);
  } catch {
    return false;
  }
}
