// What is held out to this person: it pushes the page down, sounds, counts in the title and, when
// the page is out of sight, asks the system to tell. Accepted with Alt+A (see ui/keys.js).
import { mark } from "../../ui/js/title.js";

const place = document.querySelector("[data-offer-place]");
const SOUND = "vinculo.offer-sound";
const SYSTEM = "vinculo.offer-notice";
let ticking = 0;
let shown = "";

const look = () => place && window.htmx.trigger(place, "oferta-cambia");
const isOn = (key, otherwise) => (localStorage.getItem(key) ?? otherwise) === "on";

function chime() {
  const audio = new AudioContext();
  [523, 659].forEach((pitch, index) => {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    const start = audio.currentTime + index * 0.18;
    tone.frequency.value = pitch;
    level.gain.setValueAtTime(0.0001, start);
    level.gain.exponentialRampToValueAtTime(0.08, start + 0.03);
    level.gain.exponentialRampToValueAtTime(0.0001, start + 0.4);
    tone.connect(level).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.45);
    if (index) tone.onended = () => audio.close();
  });
}

function announce(offer) {
  const words = offer.getAttribute("aria-label");
  mark("offer", `● ${words} · `);
  if (isOn(SOUND, "on")) chime();
  if (document.hidden && isOn(SYSTEM, "off") && Notification.permission === "granted") {
    const notice = new Notification(words, { body: offer.querySelector(".eyebrow")?.textContent, tag: "vinculo.offer" });
    notice.addEventListener("click", () => { focus(); notice.close(); });
  }
}

function tick(offer, until) {
  const left = Math.max(0, Math.round((until - Date.now()) / 1000));
  const timer = offer.querySelector(".offer-timer");
  if (timer) timer.value = left;
  if (left > 0) return;
  clearInterval(ticking);
  setTimeout(look, 1200);
}

function dress() {
  clearInterval(ticking);
  const offer = place.querySelector("[data-offer]");
  if (!offer) {
    mark("offer", "");
    shown = "";
    return;
  }
  const until = Date.now() + Number(offer.dataset.left) * 1000;
  ticking = setInterval(() => tick(offer, until), 1000);
  if (shown !== offer.dataset.offer) announce(offer);
  shown = offer.dataset.offer;
}

function showSwitches() {
  for (const button of document.querySelectorAll("[data-offer-switch]")) {
    const key = button.dataset.offerSwitch === "sound" ? SOUND : SYSTEM;
    button.setAttribute("aria-pressed", String(isOn(key, key === SOUND ? "on" : "off")));
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-offer-switch]");
  if (!button) return;
  const key = button.dataset.offerSwitch === "sound" ? SOUND : SYSTEM;
  const turnsOn = !isOn(key, key === SOUND ? "on" : "off");
  const mayOn = key === SOUND || !turnsOn || (await Notification.requestPermission()) === "granted";
  localStorage.setItem(key, turnsOn && mayOn ? "on" : "off");
  showSwitches();
  if (key === SOUND && turnsOn) chime();
});

if (place) {
  showSwitches();
  place.addEventListener("htmx:afterSettle", dress);
  // «Ahora no puedo…» opened by its key: the reasons are at hand for the keyboard at once.
  place.addEventListener("toggle", (event) => {
    if (event.newState === "open") event.target.querySelector("button")?.focus();
  }, true);
  document.body.addEventListener("live:routing.offered", look);
  document.body.addEventListener("live:reload", look);
  if (document.querySelector("[data-has-offer]")) addEventListener("load", look);
}
