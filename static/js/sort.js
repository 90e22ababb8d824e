// Sort cards by drag or by keys. Each move presses the button that the page has for it, so nothing works only here.
const CARD = ".sort-card[id]";
const OVER = "sorting__pile--over";

const press = (card, pile) => card?.querySelector(`button[value^="${pile}:"]`)?.click();
const pileAt = ({ target }) => target.closest?.("[data-pile]");

document.addEventListener("dragstart", ({ target, dataTransfer }) => {
  if (!target.matches?.(CARD)) return;
  dataTransfer.setData("text/plain", target.id);
  dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  const pile = pileAt(event);
  if (!pile) return;
  event.preventDefault();
  pile.classList.add(OVER);
});
document.addEventListener("dragleave", (event) => pileAt(event)?.classList.remove(OVER));
document.addEventListener("drop", (event) => {
  const pile = pileAt(event);
  if (!pile) return;
  event.preventDefault();
  pile.classList.remove(OVER);
  press(document.getElementById(event.dataTransfer.getData("text/plain")), pile.dataset.pile);
});

document.addEventListener("keydown", (event) => {
  const card = event.target.closest(CARD);
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const beside = { ArrowDown: card.nextElementSibling, ArrowUp: card.previousElementSibling }[event.key];
  const pile = { c: "close", n: "not_now" }[event.key.toLowerCase()];
  beside?.querySelector("button").focus();
  if (pile) press(card, pile);
  if (beside || pile) event.preventDefault();
});

// After a move the focus goes to the card that takes the place of the one that went, else on to what comes next.
const lists = () => [...document.querySelectorAll("[data-sort] :is(ul, ol)")];
let place = null;
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const button = detail.requestConfig.triggeringEvent?.submitter;
  const item = button?.closest("[data-sort] li");
  place = item && {
    list: lists().indexOf(item.parentElement),
    item: [...item.parentElement.children].indexOf(item),
    button: [...item.querySelectorAll("button")].indexOf(button),
    value: button.value,
  };
});
document.addEventListener("htmx:afterSwap", () => {
  if (!place || document.querySelector(`[data-sort] button[value="${place.value}"]`)) return;
  const items = [...(lists()[place.list]?.children ?? [])];
  const buttons = (items[place.item] ?? items.at(-1))?.querySelectorAll("button");
  (buttons?.[place.button] ?? document.querySelector("[data-sort] a.btn"))?.focus();
  place = null;
});

document.addEventListener("htmx:load", () => {
  document.querySelectorAll(CARD).forEach((card) => (card.draggable = true));
  document.querySelectorAll("[data-keys]").forEach((hint) => (hint.hidden = !document.querySelector(CARD)));
});

// Without htmx the address names the card that comes next. Going there takes the focus away, so it is set after that.
addEventListener("load", () => document.querySelector(`${CARD}:target button`)?.focus());
