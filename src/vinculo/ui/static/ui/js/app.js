// Starts what every page has. Each module looks for its own parts and does nothing without them.
import * as clocks from "./clocks.js";
import * as dialogs from "./dialogs.js";
import * as focus from "./focus.js";
import * as keys from "./keys.js";
import * as narrowing from "./narrowing.js";
import * as palette from "./palette.js";
import * as preferences from "./preferences.js";
import * as rows from "./rows.js";
import * as toasts from "./toasts.js";

for (const part of [preferences, dialogs, toasts, keys, palette, rows, clocks, focus, narrowing]) part.start(document);

// On a phone the rail is a bar that moves sideways: the place where one is stands in sight.
const rail = document.querySelector(".rail-list");
const here = rail?.querySelector("[aria-current]")?.parentElement;
if (here) rail.scrollLeft = here.offsetLeft - (rail.clientWidth - here.offsetWidth) / 2;

// Parts that htmx brings in later may hold clocks, composers and the like.
document.addEventListener("htmx:load", (event) => clocks.refresh(event.target));

// The composer is large: it is fetched only by pages that have one.
function composers(root) {
  const found = root.querySelectorAll("textarea[data-composer]");
  if (found.length) import("./composer.js").then((module) => found.forEach(module.dress));
}
composers(document);
document.addEventListener("htmx:load", (event) => composers(event.target));

// What this page hears from the server while it is open.
if (document.querySelector("[data-live]")) import("./live.js");
