// Says every half minute that this desk is still there; only one tab of a browser says it.
const part = document.querySelector("[data-presence]");
const EVERY = 30_000;

function token() {
  const headers = document.body.getAttribute("hx-headers");
  return headers ? JSON.parse(headers)["X-CSRFToken"] : "";
}

async function beat() {
  if (part.dataset.stateNow === "offline") return;
  try {
    await fetch(part.dataset.heartbeat, { method: "POST", headers: { "X-CSRFToken": token() }, keepalive: true });
  } catch {
    // the next beat tells
  }
}

if (part) {
  const run = () => {
    beat();
    return new Promise(() => setInterval(beat, EVERY));
  };
  if (navigator.locks) navigator.locks.request("vinculo.presence", run);
  else run();
}
