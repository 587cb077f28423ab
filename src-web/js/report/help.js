/** The list of keys, in a dialog; also where single keys are switched off. */
import { need } from "../dom.js";
import { recall, remember } from "../settings.js";

/** @param {HTMLElement} main */
export function startHelp(main) {
  const keys = need(main, "[data-setting=keys]", HTMLInputElement);
  keys.checked = recall("keys") !== "off";
  keys.addEventListener("change", () => remember("keys", keys.checked ? "on" : "off"));
  const dialog = need(main, "[data-help]", HTMLDialogElement);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
}

/** @param {HTMLElement} main */
export function openHelp(main) {
  need(main, "[data-help]", HTMLDialogElement).showModal();
}
