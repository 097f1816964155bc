// A long list to tick from: what one types leaves those that carry every word of it, accents and
// capitals ignored. What is ticked stays in sight, so that nothing chosen is out of mind.
import { fold } from "./palette.js";

function narrow(field) {
  const group = field.closest("fieldset");
  const wanted = fold(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const option of group.querySelectorAll(".option")) {
    const words = fold(option.textContent);
    const fits = wanted.every((word) => words.includes(word));
    if (fits) found += 1;
    option.hidden = !fits && !option.querySelector("input").checked;
  }
  const none = group.querySelector("[data-narrow-none]");
  none.textContent = found ? "" : none.dataset.narrowNone;
}

export function start(root) {
  for (const part of root.querySelectorAll("[data-narrow]")) part.hidden = false;
  root.addEventListener("input", (event) => {
    if (event.target.closest?.("[data-narrow]")) narrow(event.target);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.closest?.("[data-narrow]")) event.preventDefault(); // it would send the form
  });
}
