// Questions asked one after another in place: Back and Forward ask them again. What was answered before each is kept
// with the step, on this device and in no address.
const form = () => document.querySelector("#question > form");
const answersBefore = () => {
  const given = [...form().querySelectorAll("input[type=hidden]")].map(({ name, value }) => [name, value]);
  return Object.fromEntries(given);
};

let asksAgain = false;
const ask = (answers) => {
  asksAgain = true;
  const { action } = form();
  window.htmx.ajax("POST", action, { target: "#question", swap: "outerHTML", values: answers });
};

document.addEventListener("htmx:afterSettle", () => {
  if (!asksAgain) history.pushState({ answers: answersBefore() }, "");
  asksAgain = false;
});
window.addEventListener("popstate", ({ state }) => state?.answers && ask(state.answers));

const { answers } = history.state ?? {};
if (answers && JSON.stringify(answers) !== JSON.stringify(answersBefore())) ask(answers);
else history.replaceState({ answers: answersBefore() }, "");
