// What the server tells open pages: ids only, as DOM events `live:<kind>` on the body.
//
// The whole browser holds one stream, however many tabs are open (HTTP/1.1 allows six connections
// in all): the tab that holds the lock listens and tells the others. When it closes, the next one
// takes over from where it was. <html data-live="on|off"> says whether news can arrive.

const ADDRESS = "/live/stream";
const NAME = "vinculo-live";
const FRESH_MS = 15_000;
const WAITS_MS = [2_000, 5_000, 15_000, 60_000];

const root = document.documentElement;
const channel = new BroadcastChannel(NAME);
const me = Math.random().toString(36).slice(2);
const recent = [];
let horizon = "";
let source = null;
let isLeader = false;
let failures = 0;
let timer = 0;

function show(isOn) {
  root.dataset.live = isOn ? "on" : "off";
}

function tell(kind, ref) {
  document.body.dispatchEvent(new CustomEvent(`live:${kind}`, { bubbles: true, detail: { ref } }));
}

// Too much was missed to be told one by one: everything on this page that listens looks again.
function tellAll() {
  const kinds = new Set(["reload"]);
  for (const part of document.querySelectorAll('[hx-trigger*="live:"]')) {
    for (const found of part.getAttribute("hx-trigger").matchAll(/live:([\w.]+)/g)) kinds.add(found[1]);
  }
  for (const kind of kinds) tell(kind, null);
}

function hear(news) {
  if (news.horizon) horizon = news.horizon;
  if (news.on !== undefined) show(news.on);
  if (news.kind) tell(news.kind, news.ref);
  if (news.all) tellAll();
}

// Only the leader speaks: to itself and to every other tab.
function spread(news) {
  hear(news);
  channel.postMessage(news);
  if (!news.kind) return;
  recent.push({ news, at: Date.now() });
  while (recent[0].at < Date.now() - FRESH_MS) recent.shift();
}

function open() {
  clearTimeout(timer);
  source?.close();
  source = new EventSource(horizon ? `${ADDRESS}?since=${horizon}` : ADDRESS);
  source.addEventListener("state", (event) => {
    failures = 0;
    spread({ on: JSON.parse(event.data).on });
  });
  source.addEventListener("reload", () => spread({ all: true }));
  source.addEventListener("message", (event) => {
    spread({ ...JSON.parse(event.data), horizon: event.lastEventId });
  });
  source.addEventListener("error", () => {
    spread({ on: false });
    if (source.readyState === EventSource.CLOSED) later();
  });
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(open, WAITS_MS[Math.min(failures, WAITS_MS.length - 1)]);
  failures += 1;
}

function lead() {
  isLeader = true;
  open();
}

function close() {
  isLeader = false;
  clearTimeout(timer);
  source?.close();
  source = null;
}

channel.addEventListener("message", ({ data }) => {
  if (data.ask) {
    if (!isLeader) return;
    channel.postMessage({ to: data.ask, on: root.dataset.live === "on", horizon });
    const since = Date.now() - FRESH_MS;
    for (const { news, at } of recent) {
      if (at >= since) channel.postMessage({ ...news, to: data.ask });
    }
  } else if (!data.to || data.to === me) {
    hear(data);
  }
});

// A tab that comes back does not wait for the next try.
function hurry() {
  if (isLeader && source?.readyState === EventSource.CLOSED) open();
}

show(false);
channel.postMessage({ ask: me });
addEventListener("online", hurry);
if (navigator.locks) {
  document.addEventListener("visibilitychange", hurry);
  navigator.locks.request(NAME, () => {
    lead();
    return new Promise(() => {}); // held until this tab is gone
  });
} else {
  // Plain http on a network: no locks there. Tabs in sight listen for themselves, others rest.
  const follow = () => (document.hidden ? close() : isLeader || lead());
  document.addEventListener("visibilitychange", follow);
  follow();
}
