// The live page looks again when something changes, and can fill a screen on the wall.
const root = document.documentElement;
const board = () => document.querySelector("[data-board]");
let pending = 0;

function look() {
  if (pending || document.hidden) return;
  pending = setTimeout(() => {
    pending = 0;
    if (board()) window.htmx.trigger(board(), "tablero-cambia");
  }, 1_000);
}

for (const kind of ["routing.changed", "cases.changed", "routing.presence_changed"]) {
  document.body.addEventListener(`live:${kind}`, look);
}
document.addEventListener("visibilitychange", look);

function wall(isOn) {
  if (isOn) root.dataset.wall = "full";
  else delete root.dataset.wall;
}

document.querySelector("[data-wall-button]")?.addEventListener("click", () => {
  if (root.dataset.wall) {
    wall(false);
    if (document.fullscreenElement) document.exitFullscreen();
    return;
  }
  wall(true);
  root.requestFullscreen?.().catch(() => {});
});
document.addEventListener("fullscreenchange", () => document.fullscreenElement || wall(false));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && root.dataset.wall) wall(false);
});
if (location.hash === "#muro") wall(true);
