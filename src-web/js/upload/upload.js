/** The upload page: puts its behaviours together. */
import { need } from "../dom.js";
import { startMenu } from "../menu.js";
import { Acknowledgement } from "./acknowledging.js";
import { startCautions } from "./cautions.js";
import { startDropping } from "./dropping.js";
import { startMasking } from "./masking.js";
import { startMoving } from "./moving.js";
import { startSending } from "./sending.js";
import { startSlots } from "./slots.js";

/**
 * Wires the form; again harmless on one that is wired already.
 * @param {HTMLElement} main
 */
export function startUpload(main) {
  if (main.dataset.started) {
    return;
  }
  main.dataset.started = "true";
  const form = need(main, "[data-form=study]", HTMLFormElement);
  // Ours says what is missing next to the field, and sends nothing either.
  form.noValidate = true;
  const slots = startSlots(form);
  startCautions(form, slots);
  startMoving(slots);
  startMenu(main);
  startMasking(main, slots);
  startDropping(main, slots);
  startSending(main, form, slots, new Acknowledgement(form, slots));
}
