// The desk hears of new work: the list looks again, the title counts, and (when wished) a quiet sound.
import { mark } from "../../ui/js/title.js";

const SOUND = "vinculo.desk-sound";
const queue = () => document.querySelector("[data-desk-queue]");
const soundIsOn = () => localStorage.getItem(SOUND) === "on";

let pending = 0;
let waiting = Number(queue()?.dataset.waiting ?? 0);

function showCount() {
  mark("waiting", waiting ? `(${waiting}) ` : "");
}

function chime() {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const level = audio.createGain();
  tone.frequency.value = 660;
  level.gain.setValueAtTime(0.0001, audio.currentTime);
  level.gain.exponentialRampToValueAtTime(0.06, audio.currentTime + 0.03);
  level.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.5);
  tone.connect(level).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.55);
  tone.onended = () => audio.close();
}

function dressSound(root = document) {
  const button = root.querySelector?.("[data-desk-sound]");
  button?.setAttribute("aria-pressed", String(soundIsOn()));
}

// The row of the case that is open, also after it was chosen without loading the page anew.
function showChosen() {
  for (const link of document.querySelectorAll("[data-queue-link]")) {
    if (new URL(link.href).pathname === location.pathname) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function look() {
  if (pending) return;
  pending = setTimeout(() => {
    pending = 0;
    if (queue()) window.htmx.trigger(queue(), "cola-cambia");
  }, 300);
}

document.body.addEventListener("live:cases.changed", look);
document.body.addEventListener("live:routing.changed", look);

// More waiting than before is worth a sound.
document.addEventListener("htmx:afterSettle", () => {
  dressSound();
  showChosen();
  // On a phone the chosen case is the page now.
  if (document.querySelector("#desk-case[data-shown]")) document.querySelector(".pane-queue")?.removeAttribute("data-shown");
  const now = Number(queue()?.dataset.waiting ?? 0);
  if (now > waiting && soundIsOn()) chime();
  waiting = now;
  showCount();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-desk-sound]");
  if (!button) return;
  localStorage.setItem(SOUND, soundIsOn() ? "off" : "on");
  dressSound();
  if (soundIsOn()) chime();
});

dressSound();
showCount();
