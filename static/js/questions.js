// Questions asked one after another in place: Back and Forward ask them again. What was answered before each is kept
// with the step, on this device and in no address.
const form = () => document.querySelector("#question > form");
const answersBefore = () => {
  const given = [...form().querySelectorAll("input[type=hidden]")].map(({ name, value }) => [name, value]);
  return Object.fromEntries(given);
};

const ask = (values) => {
  const { hxPost, hxTarget, hxSwap } = form().dataset;
  window.htmx.ajax("POST", hxPost, { target: hxTarget, swap: hxSwap, values });
};

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const isAnswered = detail.requestConfig.triggeringEvent;
  if (isAnswered) history.pushState({ answers: answersBefore() }, "");
});
window.addEventListener("popstate", ({ state }) => state?.answers && ask(state.answers));

const { answers } = history.state ?? {};
if (answers && JSON.stringify(answers) !== JSON.stringify(answersBefore())) ask(answers);
else history.replaceState({ answers: answersBefore() }, "");
