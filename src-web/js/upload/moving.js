/** An image lies in the wrong place: it changes places with what lies where it belongs. */
import { all } from "../dom.js";
import { announce } from "../say.js";

/** @typedef {import("./slots.js").Slot} Slot */

/** @param {Slot[]} slots */
export function startMoving(slots) {
  for (const slot of slots) {
    for (const button of all(slot.element, "[data-move]", HTMLButtonElement)) {
      button.addEventListener("click", () => {
        const other = slots.find(({ key }) => key === button.dataset.move);
        if (other) {
          slot.swap(other);
          other.element.querySelector("summary")?.focus();
          announce(`${other.file?.name} is now the ${other.name.toLowerCase()} image.`);
        }
      });
    }
  }
}
