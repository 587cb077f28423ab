/** The places for images: what was chosen, its preview, and what is wrong with it. */
import { all, need } from "../dom.js";
import { announce } from "../say.js";
import { fault, size } from "./checks.js";
import { draw, load, outside } from "./preview.js";

export class Slot {
  /**
   * @param {HTMLElement} element
   * @param {HTMLFormElement} form
   */
  constructor(element, form) {
    this.element = element;
    this.form = form;
    this.key = element.dataset.slot ?? "";
    this.name = need(element, ".zone b", HTMLElement).textContent ?? "";
    this.input = need(element, "input[type=file]", HTMLInputElement);
    /** @type {import("./preview.js").Preview | null} */
    this.preview = null;
    /** What is wrong with the file that is there now, by our own check; the server's word is for it alone to repeat. */
    this.fault = "";
    this.input.addEventListener("change", () => this.show());
    need(element, "[data-action=replace]", HTMLElement).addEventListener("click", () => this.input.click());
    need(element, "[data-action=remove]", HTMLElement).addEventListener("click", () => {
      this.input.value = "";
      this.show();
      this.input.focus();
    });
  }

  /** @returns {File | undefined} */
  get file() {
    return this.input.files?.[0];
  }

  /**
   * Takes a dropped or pasted file, as if it had been picked.
   * @param {File} file
   */
  take(file) {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    this.input.files = transfer.files;
    this.show();
  }

  /** Says what is wrong; the empty text takes it back. @param {string} words */
  blame(words) {
    need(this.element, "[data-fault]", HTMLElement).textContent = words;
    this.element.toggleAttribute("data-faulty", words !== "");
    this.input.setAttribute("aria-invalid", String(words !== ""));
  }

  async show() {
    const { file, element } = this;
    element.classList.toggle("filled", Boolean(file));
    need(element, ".chosen", HTMLElement).hidden = !file;
    this.input.tabIndex = file ? -1 : 0;
    this.fault = "";
    this.blame("");
    if (this.preview) {
      URL.revokeObjectURL(this.preview.url);
      this.preview = null;
    }
    if (!file) {
      this.form.dispatchEvent(new Event("hilum:images"));
      return;
    }
    const words = await fault(file, Number(this.form.dataset.maxBytes));
    const preview = words ? null : await load(file);
    if (file === this.file) {
      this.preview = preview;
      this.fault = words;
      this.draw();
      this.blame(words);
      announce(`${this.name}: ${words || `${file.name} chosen`}`);
      this.form.dispatchEvent(new Event("hilum:images"));
    }
  }

  /** Draws the preview anew, since what the model sees of the frontal image depends on the geometry. */
  draw() {
    const { file, preview } = this;
    if (!file) {
      return;
    }
    const cropped = this.key === "frontal" && need(this.form, "[name=geometry][value=crop]", HTMLInputElement).checked;
    const lost = preview && cropped ? outside(preview) : 0;
    const facts = [file.name, preview && `${preview.width} × ${preview.height}`, size(file.size), lost > 0 && `${lost} % outside the square`];
    need(this.element, "[data-about]", HTMLElement).textContent = facts.filter(Boolean).join(" · ");
    need(this.element, ".preview", HTMLElement)
      .replaceChildren(preview ? draw(preview, this.name, cropped) : "No preview of this file");
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {Slot[]}
 */
export function startSlots(form) {
  const slots = all(form, "[data-slot]", HTMLElement).map((element) => new Slot(element, form));
  // A browser may have kept the files of a page that it shows again.
  slots.filter((slot) => slot.file).forEach((slot) => slot.show());
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "geometry") {
      slots.forEach((slot) => slot.draw());
    }
  });
  return slots;
}
