/** An element of the page that must be there. */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element with the id ${id}`);
  return found;
}

/** A new element. Children are nodes or text: text never becomes HTML. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Changes the text only where it differs, so that what a person has selected stays selected. */
export function setText(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

/** Says how something went, where it happened. An empty text takes the message away. */
export function say(target, text, kind = "good") {
  setText(target, text);
  target.dataset.kind = text === "" ? "" : kind;
}

/** Says why something did not go, and at which field, where the message does not. */
export function sayError(target, { field, message }) {
  const place = field && !message.includes(field) ? `${field}: ` : "";
  say(target, `⚠ ${place}${message}`, "bad");
}

/** Runs a form's work when it is sent; meanwhile its buttons wait. What the work throws is said in `message`. */
export function onSubmit(form, message, work) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void guarded(form, message, () => work(form.elements));
  });
}

/** Runs the work of a button of the form in the same way. */
export function onClick(button, message, work) {
  button.addEventListener("click", () => void guarded(button.form ?? button, message, work));
}

async function guarded(owner, message, work) {
  const buttons = owner.matches("button") ? [owner] : [...owner.querySelectorAll("button")];
  // Not disabled: that would take the focus from whoever pressed it.
  if (owner.getAttribute("aria-busy") === "true") return;
  owner.setAttribute("aria-busy", "true");
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  say(message, "");
  try {
    await work();
  } catch (error) {
    sayError(message, error);
  } finally {
    owner.removeAttribute("aria-busy");
    for (const button of buttons) button.removeAttribute("aria-disabled");
  }
}
