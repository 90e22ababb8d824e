// Beside htmx: where the focus goes, and what stands there when no answer comes.
const SENTENCES = {
  0: "This did not reach the site. What you typed is still here.",
  403: "This was refused. What you typed is still here.",
  408: "This did not arrive in time. What you typed is still here.",
  413: "This is larger than the site accepts.",
  429: "That was often within a short time. What you typed is still here: wait a few minutes.",
  503: "Much is going on at this moment. What you typed is still here: wait a minute.",
};
const OTHER = "Something went wrong here. What you typed is still here.";

let pressed = null;

// The same control as before the swap, by its id, or by the form it belongs to and what it sends.
const samePlace = (region) => {
  if (!pressed) return null;
  if (pressed.id) return document.getElementById(pressed.id);
  const form = region.closest("form") ?? [...region.querySelectorAll("form")].find((each) => each.action === pressed.form);
  return [...(form?.querySelectorAll("button") ?? [])].find(
    (button) => button.name === pressed.name && button.value === pressed.value,
  );
};

const focus = (element) => {
  if (!element.matches("a, button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (element.getBoundingClientRect().top < 0) element.scrollIntoView();
};

const report = (element, status) => {
  const form = element.closest("form") ?? element;
  const line = document.createElement("p");
  line.className = "not-sent";
  line.setAttribute("role", "alert");
  line.append(`${SENTENCES[status] ?? OTHER} `);
  const again = document.createElement("button");
  again.type = "button";
  again.className = "text-btn";
  again.textContent = "Try again";
  const { submitter } = pressed ?? {};
  again.addEventListener("click", () => (submitter ?? form.querySelector("button") ?? form).click());
  line.append(again);
  form.after(line);
};

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const submitter = detail.requestConfig.triggeringEvent?.submitter;
  const control = submitter ?? document.activeElement;
  const { id, name, value } = control;
  pressed = { id, name, value, form: control.form?.action, submitter };
  document.querySelectorAll(".not-sent").forEach((line) => line.remove());
});

document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (document.activeElement !== document.body) return;
  const element = target.querySelector("[role=alert], [autofocus]") ?? samePlace(target) ?? target.querySelector("h1, h2");
  if (element) focus(element);
});

document.addEventListener("htmx:responseError", ({ detail }) => report(detail.elt, detail.xhr.status));
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, ({ detail }) => report(detail.elt, 0));
}

// The answer is a page of its own: send the form as it would be sent without htmx. `submit` asks nobody, htmx neither.
document.addEventListener("sendWhole", ({ target }) => {
  const { name, value, formAction } = pressed?.submitter ?? {};
  if (name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    target.append(field);
  }
  if (pressed?.submitter?.hasAttribute("formaction")) target.action = formAction;
  target.submit();
});
