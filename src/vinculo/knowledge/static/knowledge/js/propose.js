// While somebody writes, shows the published answers that fit; without this, a link leads to them.
const WAIT_MS = 700;
const LEAST_LETTERS = 12;

const place = document.querySelector("[data-propose]");
const form = place && document.getElementById(place.dataset.proposeFor);
if (place && form) {
  let timer = 0;
  let last = "";
  const written = () =>
    [...form.querySelectorAll("textarea, input[type=text]")]
      .filter((field) => field.tabIndex >= 0 && ["", "on", "off"].includes(field.autocomplete))
      .map((field) => field.value.trim())
      .filter(Boolean)
      .join("\n")
      .slice(0, 2000);
  const ask = async () => {
    const words = written();
    if (words.length < LEAST_LETTERS || words === last) return;
    last = words;
    const body = new URLSearchParams({ q: words, idioma: document.documentElement.lang });
    try {
      const answer = await fetch(place.dataset.propose, { method: "POST", body });
      if (!answer.ok || last !== words) return;
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...part.body.childNodes);
      place.hidden = !place.childElementCount;
    } catch {
      last = ""; // nothing is lost: the next letter asks again
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
}
