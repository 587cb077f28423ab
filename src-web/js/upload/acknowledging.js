/** Whoever sends an image that says that text is burnt into it has looked at it, and says so before. */
import { need } from "../dom.js";

/** @typedef {import("./slots.js").Slot} Slot */

export class Acknowledgement {
  /**
   * @param {HTMLFormElement} form
   * @param {Slot[]} slots
   */
  constructor(form, slots) {
    this.slots = slots;
    this.panel = need(form, "[data-acknowledge]", HTMLElement);
    this.box = need(this.panel, "input", HTMLInputElement);
    /** For which images it is asked. */
    this.asked = "";
    this.box.addEventListener("change", () => this.blame(""));
    form.addEventListener("hilum:images", () => this.update());
  }

  /** Asks for what lies there now: what was said of other images counts no more. */
  update() {
    const burned = this.slots.filter(({ chosen }) => chosen?.saysBurnedIn);
    const asked = burned.map(({ key, file }) => `${key} ${file?.name} ${file?.size} ${file?.lastModified}`).join();
    if (asked !== this.asked) {
      this.asked = asked;
      this.box.checked = false;
      this.blame("");
    }
    this.show(burned.map(({ name }) => name.toLowerCase()));
  }

  /**
   * Asks once: what a problem's panel asks, and what was answered there, goes here.
   * @param {string[]} names
   */
  show(names) {
    const other = document.querySelector("[data-problem] [name=burnedInText]");
    if (other instanceof HTMLInputElement && names.length > 0) {
      this.box.checked ||= other.checked;
      other.closest("p")?.remove();
    }
    this.panel.hidden = names.length === 0;
    this.box.disabled = names.length === 0;
    const images = names.length > 1 ? `${names.join(" and ")} images say` : `${names.join("")} image says`;
    need(this.panel, "[data-which]", HTMLElement).textContent = `The ${images} that text is burnt into the picture.`;
  }

  /** Whether nothing is left to be said; else says so, and goes there. */
  given() {
    const missing = !this.panel.hidden && !this.box.checked;
    this.blame(missing ? "Look at the image first: it may show whose it is." : "");
    if (missing) {
      this.box.focus();
    }
    return !missing;
  }

  /** @param {string} words */
  blame(words) {
    need(this.panel, ".fault", HTMLElement).textContent = words;
    this.box.setAttribute("aria-invalid", String(words !== ""));
  }
}
