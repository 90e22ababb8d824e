// Sort cards by drag or by keys. Each move presses the button that the page has for it, so nothing works only here.
const form = document.querySelector("form[data-sort]");
const cards = form ? [...form.querySelectorAll(".sort-card[id]")] : [];

const press = (card, pile) => card.querySelector(`button[value^="${pile}:"]`)?.click();
const cardAt = (element) => cards.findIndex((card) => card.contains(element));

for (const card of cards) {
  card.draggable = true;
  card.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", card.id);
    event.dataTransfer.effectAllowed = "move";
  });
}

for (const pile of form?.querySelectorAll("[data-pile]") ?? []) {
  pile.addEventListener("dragover", (event) => {
    event.preventDefault();
    pile.classList.add("sorting__pile--over");
  });
  pile.addEventListener("dragleave", () => pile.classList.remove("sorting__pile--over"));
  pile.addEventListener("drop", (event) => {
    event.preventDefault();
    const card = cards.find((each) => each.id === event.dataTransfer.getData("text/plain"));
    if (card) press(card, pile.dataset.pile);
  });
}

form?.addEventListener("keydown", (event) => {
  const at = cardAt(event.target);
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const pile = { c: "close", n: "not_now" }[event.key.toLowerCase()];
  if (step) cards[at + step]?.querySelector("button").focus();
  if (pile) press(cards[at], pile);
  if (step || pile) event.preventDefault();
});

const hint = document.querySelector("[data-keys]");
if (hint && cards.length) hint.hidden = false;
// After a move the address names the card that comes next. Going there takes the focus away, so it is set after that.
addEventListener("load", () => {
  if (location.hash) cards.find((card) => `#${card.id}` === location.hash)?.querySelector("button").focus();
});
