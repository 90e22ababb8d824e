// Search as one types, from three letters on; arrow keys lead from the box through what was found.
const LEAST = 3;
const box = document.getElementById("q");
let asked = box.value;

document.addEventListener("htmx:configRequest", (event) => {
  const isTyped = event.detail.triggeringEvent?.type === "input";
  const typed = box.value.trim();
  if (isTyped && (typed === asked || (typed && typed.length < LEAST))) event.preventDefault();
  else asked = typed;
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const places = [box, ...document.querySelectorAll("#found a")];
  const at = places.indexOf(document.activeElement);
  const place = at < 0 ? null : places[at + step];
  if (!place) return;
  event.preventDefault();
  place.focus();
});
