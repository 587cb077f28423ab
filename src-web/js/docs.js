/** The page about the API: copies examples, and sends a study as a script would. */
import { all, need } from "./dom.js";
import { announce } from "./say.js";

/** @param {HTMLElement} main */
export function startDocs(main) {
  document.querySelector(".bar a[href='/docs']")?.setAttribute("aria-current", "page");
  for (const sample of all(main, ".sample", HTMLElement)) {
    sample.append(copyButton(need(sample, "code", HTMLElement)));
  }
  const form = need(main, "[data-try]", HTMLFormElement);
  const answer = need(main, "[data-answer]", HTMLElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, answer);
  });
}

/**
 * @param {HTMLElement} code
 * @returns {HTMLButtonElement}
 */
function copyButton(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText((code.textContent ?? "").trimEnd());
      button.textContent = "Copied";
      announce("Copied");
    } catch {
      getSelection()?.selectAllChildren(code); // no permission: at least it is selected
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}

/**
 * Sends what the form holds, without cookies, and shows whatever comes back.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} answer
 */
async function send(form, answer) {
  const button = need(form, "[data-send]", HTMLButtonElement);
  const cancel = need(form, "[data-cancel]", HTMLButtonElement);
  const elapsed = need(form, "[data-elapsed]", HTMLElement);
  const giveUp = new AbortController();
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const ticking = setInterval(() => (elapsed.textContent = seconds()), 100);
  cancel.onclick = () => giveUp.abort();
  button.disabled = true;
  cancel.hidden = false;
  announce("Sent");
  try {
    const response = await fetch("/api/v1/reports", {
      method: "POST",
      credentials: "omit",
      headers: {
        Authorization: `Bearer ${need(form, "[data-token]", HTMLInputElement).value.trim()}`,
        Accept: need(form, "[data-accept]", HTMLSelectElement).value,
      },
      body: parts(form),
      signal: giveUp.signal,
    });
    const body = await response.blob();
    show(answer, !response.ok, await answered(response, body, seconds()));
  } catch (failure) {
    const words = giveUp.signal.aborted ? "Cancelled" : `No answer: ${failure instanceof Error ? failure.message : failure}`;
    show(answer, true, [outcome(words, [seconds()])]);
  } finally {
    clearInterval(ticking);
    elapsed.textContent = "";
    button.disabled = false;
    cancel.hidden = true;
  }
}

/**
 * The parts that hold something.
 * @param {HTMLFormElement} form
 * @returns {FormData}
 */
function parts(form) {
  const filled = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" ? value !== "" : value.size > 0 || value.name !== "") {
      filled.append(name, value);
    }
  }
  return filled;
}

/** The address of the last answer's body, given back when the next one comes. */
let address = "";

/**
 * @param {HTMLElement} answer
 * @param {boolean} refused
 * @param {HTMLElement[]} content
 */
function show(answer, refused, content) {
  answer.toggleAttribute("data-refused", refused);
  answer.replaceChildren(...content);
  answer.hidden = false;
  answer.focus({ preventScroll: true });
  answer.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Response} response
 * @param {Blob} body
 * @param {string} time
 * @returns {Promise<HTMLElement[]>}
 */
async function answered(response, body, time) {
  const type = response.headers.get("content-type") ?? "";
  const content = [outcome(`${response.status} ${response.statusText}`.trim(), [time, bytes(body.size), type])];
  URL.revokeObjectURL(address);
  address = "";
  if (/^application\/(problem\+)?json\b/.test(type)) {
    content.push(...jsonBody(await body.text()));
  } else {
    content.push(...fileBody(body, type));
  }
  content.push(headers(response));
  return content;
}

/**
 * @param {string} text
 * @returns {HTMLElement[]}
 */
function jsonBody(text) {
  try {
    const value = JSON.parse(text);
    const refusal = typeof value.detail === "string" ? [paragraph(value.detail)] : [];
    return [...refusal, code(JSON.stringify(value, null, 2), "Body")];
  } catch {
    return [code(text, "Body")];
  }
}

/**
 * A picture is shown as one, in which nothing can run; a page can only be saved.
 * @param {Blob} body
 * @param {string} type
 * @returns {HTMLElement[]}
 */
function fileBody(body, type) {
  address = URL.createObjectURL(body);
  const save = document.createElement("a");
  save.href = address;
  save.download = type.startsWith("image/svg") ? "report.svg" : "report.html";
  save.className = "button outline";
  save.textContent = `Save ${save.download}`;
  const saving = document.createElement("p");
  saving.append(save);
  if (!type.startsWith("image/svg")) {
    return [saving];
  }
  const picture = document.createElement("img");
  picture.src = address;
  picture.alt = "The annotated frontal image";
  return [picture, saving];
}

/**
 * @param {Response} response
 * @returns {HTMLElement}
 */
function headers(response) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "Headers";
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  details.append(summary, code(lines.join("\n"), "Headers"));
  return details;
}

/**
 * @param {string} status
 * @param {string[]} facts
 * @returns {HTMLElement}
 */
function outcome(status, facts) {
  const line = document.createElement("p");
  line.className = "outcome";
  const strong = document.createElement("strong");
  strong.textContent = status;
  line.append(strong);
  for (const fact of facts) {
    const span = document.createElement("span");
    span.textContent = fact;
    line.append(span);
  }
  announce([status, ...facts].join(", "));
  return line;
}

/**
 * @param {string} text
 * @returns {HTMLElement}
 */
function paragraph(text) {
  const p = document.createElement("p");
  p.textContent = text;
  return p;
}

/**
 * @param {string} text
 * @param {string} label
 * @returns {HTMLElement}
 */
function code(text, label) {
  const pre = document.createElement("pre");
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", label);
  const inner = document.createElement("code");
  inner.textContent = text;
  pre.append(inner);
  return pre;
}

/** @param {number} size */
function bytes(size) {
  return size < 1e6 ? `${Math.max(1, Math.round(size / 1000))} kB` : `${(size / 1e6).toFixed(1)} MB`;
}
