// The search page by keyboard: from the field, the arrow goes down into what was found.
const field = document.getElementById("q");

document.addEventListener("keydown", (event) => {
  const first = document.querySelector("[data-hit]");
  if (event.target !== field || event.key !== "ArrowDown" || !first) return;
  event.preventDefault();
  first.focus();
});
