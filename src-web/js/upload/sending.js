/** Sends the form without leaving the page, so that nothing typed or chosen is ever lost; and only once at a time. */
import { all, need } from "../dom.js";
import { announce } from "../say.js";
import { showReport } from "./history.js";
import { clearProblem, showProblem, showTrouble } from "./problem.js";
import { Progress } from "./progress.js";
import { newReference } from "./waiting.js";

/** @typedef {import("./slots.js").Slot} Slot */
/** @typedef {import("./acknowledging.js").Acknowledgement} Acknowledgement */

/**
 * @param {HTMLElement} main
 * @param {HTMLFormElement} study
 * @param {Slot[]} slots
 * @param {Acknowledgement} acknowledgement
 */
export function startSending(main, study, slots, acknowledgement) {
  const progress = new Progress(main);
  const cancel = need(main, "[data-action=cancel]", HTMLButtonElement);
  /** @type {XMLHttpRequest | null} */
  let running = null;

  for (const form of all(main, "form[data-form]", HTMLFormElement)) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!running && (form !== study || (isReady(slots) && acknowledgement.given()))) {
        send(form);
      }
    });
  }
  cancel.addEventListener("click", () => running?.abort());

  /** @param {HTMLFormElement} form */
  function send(form) {
    // Before the problem goes: what it asks may have been answered in it.
    const parts = new FormData(form);
    const request = new XMLHttpRequest();
    running = request;
    clearProblem(main);
    busy(true);
    const reference = newReference();
    progress.start(reference);
    cancel.focus();
    request.upload.addEventListener("progress", (event) => progress.sent(event.loaded, event.total));
    request.upload.addEventListener("load", (event) => progress.uploaded(event.total));
    request.addEventListener("load", () => answered(request, form));
    request.addEventListener("error", () => {
      over(form);
      showTrouble(main, "The connection broke", "Nothing you chose or typed is lost. Send it again when you are online.");
    });
    request.addEventListener("abort", () => {
      over(form);
      announce("Cancelled. Everything you chose and typed is still there.");
    });
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    // Asks the sign-in for a refusal instead of a redirect to the provider, which a script could not follow.
    request.setRequestHeader("X-Requested-With", "JavaScript");
    request.setRequestHeader("X-Study-Reference", reference);
    request.send(parts);
  }

  /**
   * @param {XMLHttpRequest} request
   * @param {HTMLFormElement} form
   */
  function answered(request, form) {
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    over(form);
    if (answer.querySelector("main[data-page=report]")) {
      showReport(answer, form !== study);
    } else {
      showProblem(main, answer, request);
      acknowledgement.update();
    }
  }

  /** @param {HTMLFormElement} form */
  function over(form) {
    running = null;
    progress.stop();
    busy(false);
    form.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {boolean} on */
  function busy(on) {
    study.classList.toggle("busy", on);
    for (const set of all(study, "fieldset", HTMLFieldSetElement)) {
      set.inert = on;
    }
    for (const button of all(main, "[data-action=send], [data-form=sample] button", HTMLButtonElement)) {
      button.setAttribute("aria-disabled", String(on));
    }
  }
}

/**
 * Whether everything that must be there is there; else says what is missing, and goes there.
 * @param {Slot[]} slots
 */
function isReady(slots) {
  for (const slot of slots) {
    const missing = slot.input.required && !slot.file;
    slot.blame(missing ? "The frontal image is missing: every study needs one." : slot.fault);
  }
  const faulty = slots.find((slot) => slot.fault || (slot.input.required && !slot.file));
  if (faulty) {
    const place = faulty.file ? need(faulty.element, "[data-action=replace]", HTMLElement) : faulty.input;
    place.focus();
    announce(need(faulty.element, "[data-fault]", HTMLElement).textContent ?? "");
  }
  return !faulty;
}
