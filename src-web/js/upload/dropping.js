/**
 * Images dropped anywhere, pasted, and picked several at once: onto the slot under the pointer, else into the next empty
 * one; where there are several or DICOM among them, their tags decide.
 */
import { need, origin } from "../dom.js";
import { toast } from "../say.js";
import { isDicom } from "./checks.js";
import { Several } from "./several.js";

/** @typedef {import("./slots.js").Slot} Slot */

/**
 * @param {HTMLElement} main
 * @param {Slot[]} slots
 */
export function startDropping(main, slots) {
  const several = new Several(main, slots);
  const mark = (/** @type {Slot | undefined} */ target) =>
    slots.forEach((slot) => slot.element.classList.toggle("over", slot === target));
  const stop = () => {
    document.body.classList.remove("dropping");
    mark(undefined);
  };

  document.addEventListener("dragover", (event) => {
    if (main.isConnected && event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      document.body.classList.add("dropping");
      mark(slotAt(event, slots));
    }
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      stop();
    }
  });
  document.addEventListener("drop", (event) => {
    stop();
    if (main.isConnected && event.dataTransfer?.files.length) {
      event.preventDefault();
      place([...event.dataTransfer.files], several, slotAt(event, slots));
    }
  });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (main.isConnected && files.length > 0) {
      event.preventDefault();
      place(files, several, slots.find((slot) => slot.element.contains(document.activeElement)));
    }
  });
  const picker = need(main, "[data-several]", HTMLInputElement);
  need(main, "[data-action=several]", HTMLElement).addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    place([...(picker.files ?? [])], several, undefined);
    picker.value = "";
  });
}

/**
 * @param {File[]} files
 * @param {Several} several
 * @param {Slot | undefined} first
 */
async function place(files, several, first) {
  const { slots } = several;
  const free = slots.filter((slot) => slot !== first && !slot.file);
  const targets = first ? [first, ...free] : free;
  if (slots[0].form.classList.contains("busy") || several.busy) {
    toast("The images before these are still on their way.");
  } else if (targets.length === 0) {
    toast("All three places are taken: drop onto one to replace it.");
  } else if (!(first && files.length === 1) && (await Promise.all(files.map(isDicom))).includes(true)) {
    several.take(files);
  } else {
    files.slice(0, targets.length).forEach((file, i) => targets[i].take(file));
    if (files.length > targets.length) {
      toast("Only three images belong to a study.");
    }
  }
}

/**
 * @param {Event} event
 * @param {Slot[]} slots
 */
function slotAt(event, slots) {
  const element = origin(event)?.closest("[data-slot]");
  return slots.find((slot) => slot.element === element);
}
