// Who else reads or writes: this page says what its person does, at once when it changes, and
// every twenty seconds that it is still there; it hears of the others by the stream.
const AGAIN_MS = 20_000;
const QUIET_MS = 5_000;

const page = () => document.querySelector("[data-case-page]");
const place = () => document.querySelector("[data-eyes]");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

let state = "";
let open = null;
let quiet = 0;

async function show(answer) {
  const here = place();
  if (!answer?.ok || !here) return;
  const said = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  if (here.innerHTML !== said.innerHTML) here.replaceChildren(...[...said.childNodes].map((node) => document.importNode(node, true)));
}

function tell(next) {
  const here = place();
  if (!here || !token()) return;
  state = next;
  open = here.dataset.eyes;
  const body = new FormData();
  body.set("state", next);
  fetch(open, { method: "POST", body, headers: { "X-CSRFToken": token() } }).then(show, () => {});
}

function leave() {
  if (!open || !state) return;
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token());
  navigator.sendBeacon(open, body);
  state = "";
}

function stir(event) {
  if (!event.target.closest?.("[data-compose-form]")) return;
  clearTimeout(quiet);
  quiet = setTimeout(() => tell("reads"), QUIET_MS);
  if (state !== "types") tell("types");
}

function begin() {
  if (place() && !document.hidden && open !== place().dataset.eyes) leave();
  if (place() && !document.hidden) tell("reads");
}

document.addEventListener("input", stir);
document.body.addEventListener("live:cases.looked", (event) => {
  if (event.detail?.ref === page()?.dataset.casePage) fetch(place().dataset.eyes).then(show, () => {});
});
document.addEventListener("visibilitychange", () => (document.hidden ? leave() : begin()));
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "desk-case" && begin());
addEventListener("pagehide", leave);
setInterval(() => !document.hidden && state && tell(state), AGAIN_MS);
begin();
