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
const STOPPED = "Stopped. It may have got what was sent already.";
const MOMENT = 300;

const FIELDS = "input:not([type=hidden]), select, textarea";

let pressed = null;

// The control of before the swap: by its id, by where it leads, or in the form that is sent to the same address, at its
// place or by what it sends.
const sameControl = (region) => {
  if (!pressed) return null;
  if (pressed.id) return document.getElementById(pressed.id);
  if (pressed.href) {
    const links = [...region.querySelectorAll("a")].filter((link) => link.href === pressed.href);
    return links.find((link) => link.className === pressed.className) ?? links.at(-1);
  }
  const forms = [region.closest("form"), ...region.querySelectorAll("form")];
  const form = forms.find((each) => each?.getAttribute("action") === pressed.action);
  const buttons = [...(form?.querySelectorAll("button") ?? [])];
  if (buttons[pressed.at]?.value === pressed.value) return buttons[pressed.at];
  return buttons.find((button) => button.name === pressed.name && button.value === pressed.value);
};

// Of a row that went: the same control in the row that took its place, or in the last one.
const nextRow = () => {
  const rows = document.getElementById(pressed?.list)?.children ?? [];
  return rows[Math.min(pressed?.row, rows.length - 1)]?.querySelectorAll("a, button")[pressed.inRow];
};

const focus = (element) => {
  if (!element.matches("a, button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (element.getBoundingClientRect().top < 0) element.scrollIntoView();
};

const tell = (element, words) => {
  const form = element.closest("form") ?? element;
  const line = document.createElement("p");
  line.className = "not-sent";
  line.setAttribute("role", "alert");
  line.append(`${words} `);
  if (form.matches("form")) form.append(line);
  else form.after(line);
  return line;
};

const report = (element, status) => {
  const line = tell(element, SENTENCES[status] ?? OTHER);
  const form = element.closest("form") ?? element;
  const again = document.createElement("button");
  again.type = "button";
  again.className = "text-btn";
  again.textContent = "Try again";
  const { submitter } = pressed ?? {};
  again.addEventListener("click", () => (submitter ?? form.querySelector("button") ?? form).click());
  line.append(again);
};

// What takes long says so after a moment, and can be stopped. The line for that names the control that it is for.
let moment = null;
const waitingLine = (form) => form.querySelector("[data-waits]");
document.addEventListener("htmx:beforeSend", ({ detail }) => {
  const line = waitingLine(detail.elt);
  if (!line || line.dataset.waits !== pressed?.name) return;
  moment = setTimeout(() => {
    line.hidden = false;
    document.getElementById("said").textContent = line.firstChild.textContent;
  }, MOMENT);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const line = waitingLine(detail.elt);
  if (!line) return;
  clearTimeout(moment);
  line.hidden = true;
});
document.addEventListener("click", ({ target }) => {
  if (!target.matches("[data-stop]")) return;
  window.htmx.trigger(target.closest(target.form.getAttribute("data-hx-target")), "htmx:abort");
  tell(target.form, STOPPED);
  pressed?.submitter?.focus();
});

// What is checked while somebody types takes no focus, and is not missed when it does not come.
const isCheck = ({ requestConfig }) => requestConfig.elt.matches("[data-hx-params]");

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (isCheck(detail)) return;
  const { type, submitter } = detail.requestConfig.triggeringEvent ?? {};
  const isPressed = type === "submit" || type === "click"; // else it changed while the focus is elsewhere
  const control = submitter ?? document.activeElement;
  const { id, name, value, form, href, className } = control;
  const at = [...(form?.querySelectorAll("button") ?? [])].indexOf(control);
  const opens = control.matches("a:not([data-hx-push-url])");
  const section = control.closest("section[id]")?.id;
  const item = control.closest("ul[id] > li, ol[id] > li");
  const row = [...(item?.parentElement.children ?? [])].indexOf(item);
  const inRow = [...(item?.querySelectorAll("a, button") ?? [])].indexOf(control);
  const [action, list] = [form?.getAttribute("action"), item?.parentElement.id];
  pressed = { id, name, value, href, className, at, opens, action, submitter, section, isPressed, list, row, inRow };
  document.querySelectorAll(".not-sent").forEach((line) => line.remove());
});

// What stood open stays open, and what was typed into another form than the one that was sent stays typed.
let open = [];
let typed = [];
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  open = [...detail.target.querySelectorAll("details[open][id]")].map(({ id }) => id);
  typed = [...detail.target.querySelectorAll("input[id]:not([type=file]), textarea[id]")].filter(
    ({ form, value, defaultValue }) => form !== detail.requestConfig.elt && value !== defaultValue,
  );
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
});

document.addEventListener("htmx:afterSettle", ({ target, detail }) => {
  if (isCheck(detail)) return;
  if (pressed?.opens && !target.querySelector("h1")) target.querySelector(FIELDS)?.focus();
  if (!pressed?.isPressed || document.activeElement !== document.body) return;
  const section = pressed?.section && document.getElementById(pressed.section);
  const headings = [section?.querySelector("h2"), ...target.querySelectorAll("h1, h2")];
  const places = [...target.querySelectorAll("[role=alert], [autofocus]"), sameControl(target), nextRow(), ...headings];
  const place = places.find((element) => element?.checkVisibility());
  if (place) focus(place);
});

document.addEventListener("htmx:responseError", ({ detail }) => isCheck(detail) || report(detail.elt, detail.xhr.status));
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, ({ detail }) => isCheck(detail) || report(detail.elt, 0));
}

// How much of a file has been sent; once it is there, a bar without an end, until the answer comes.
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const bar = target.querySelector("progress");
  if (!bar || !detail.lengthComputable) return;
  bar.hidden = false;
  if (detail.loaded < detail.total) bar.value = detail.loaded / detail.total;
  else bar.removeAttribute("value");
});
document.addEventListener("htmx:afterRequest", ({ target }) => {
  target.querySelectorAll?.("progress").forEach((bar) => (bar.hidden = true));
});

// The answer is a page of its own: send the form as it would be sent without htmx. `submit` asks nobody, htmx neither.
document.addEventListener("sendWhole", ({ target }) => {
  if (!target.matches("form")) return;
  const { name, value, formAction } = pressed?.submitter ?? {};
  if (name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    target.append(field);
  }
  if (pressed?.submitter?.hasAttribute("formaction")) target.action = formAction;
  target.submit();
});
