// Keeps clocks true while the page is open: once a minute, and when the page is looked at again.
import { say } from "./words.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// The same cut as vinculo/ui/clockface.py: one unit, the rest is left out.
export function shortLength(milliseconds) {
  const length = Math.abs(milliseconds);
  if (length >= 2 * DAY) return say("days", { n: Math.floor(length / DAY) });
  if (length >= HOUR) return say("hours", { n: Math.floor(length / HOUR) });
  return say("minutes", { n: Math.floor(length / MINUTE) });
}

function draw(clock, now) {
  const due = Date.parse(clock.dataset.due);
  const started = Date.parse(clock.dataset.started);
  const warn = Date.parse(clock.dataset.warn);
  const late = now >= due;
  const length = shortLength(due - now);
  const state = late ? "breach" : now >= warn ? "warn" : "";
  if (state) clock.dataset.state = state;
  else delete clock.dataset.state;
  const words = clock.querySelector("time");
  const text = late ? say("ago", { length }) : length;
  if (words && words.textContent !== text) words.textContent = text;
  const part = late || !(due > started) ? 100 : Math.max(1, Math.round((100 * (due - now)) / (due - started)));
  const arc = clock.querySelector(".ring circle:last-child");
  if (part >= 100) arc?.removeAttribute("stroke-dasharray");
  else {
    arc?.setAttribute("pathLength", "100");
    arc?.setAttribute("stroke-dasharray", `${part} 100`);
  }
}

export function refresh(root = document) {
  const now = Date.now();
  root.querySelectorAll("[data-clock]").forEach((clock) => draw(clock, now));
  if (root.matches?.("[data-clock]")) draw(root, now);
}

export function start() {
  setInterval(() => document.hidden || refresh(), MINUTE);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}
