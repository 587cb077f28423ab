/** Images dropped anywhere, and pasted ones: onto the slot under the pointer, else into the next empty one. */
import { origin } from "../dom.js";
import { toast } from "../say.js";

/** @typedef {import("./slots.js").Slot} Slot */

/**
 * @param {HTMLElement} main
 * @param {Slot[]} slots
 */
export function startDropping(main, slots) {
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
      place([...event.dataTransfer.files], slots, slotAt(event, slots));
    }
  });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (main.isConnected && files.length > 0) {
      event.preventDefault();
      place(files, slots, slots.find((slot) => slot.element.contains(document.activeElement)));
    }
  });
}

/**
 * @param {File[]} files
 * @param {Slot[]} slots
 * @param {Slot | undefined} first
 */
function place(files, slots, first) {
  if (slots[0].form.classList.contains("busy")) {
    return;
  }
  const free = slots.filter((slot) => slot !== first && !slot.file);
  const targets = first ? [first, ...free] : free;
  files.slice(0, targets.length).forEach((file, i) => targets[i].take(file));
  if (files.length > targets.length) {
    toast(targets.length === 0 ? "All three places are taken: drop onto one to replace it." : "Only three images belong to a study.");
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
