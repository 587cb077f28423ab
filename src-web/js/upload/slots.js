/** The places for images: what was chosen, its preview, and what is wrong with it. */
import { all, need } from "../dom.js";
import { announce } from "../say.js";
import { Chosen } from "./chosen.js";
import { facts } from "./facts.js";
import { written } from "./masks.js";
import { draw } from "./preview.js";
import { drawWindows } from "./windows.js";

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
    this.windows = need(element, "[data-windows] select", HTMLSelectElement);
    this.mask = need(element, `[name=${this.key}Mask]`, HTMLInputElement);
    this.maxBytes = Number(form.dataset.maxBytes);
    /** @type {Chosen | null} */
    this.chosen = null;
    this.input.addEventListener("change", () => this.picked());
    this.windows.addEventListener("change", () => this.chosen?.show(Number(this.windows.value)));
    this.on("retry", () => this.chosen?.show(this.chosen.window));
    this.on("replace", () => this.input.click());
    this.on("remove", () => {
      this.put(null);
      this.input.focus();
    });
  }

  /** @returns {File | undefined} */
  get file() {
    return this.chosen?.file;
  }

  get fault() {
    return this.chosen?.fault ?? "";
  }

  /**
   * Takes a dropped or pasted file, as if it had been picked.
   * @param {File} file
   */
  take(file) {
    const chosen = new Chosen(file);
    this.put(chosen);
    return this.prepare(chosen);
  }

  /** What the browser's own picker was left with: a file, or none. */
  picked() {
    const file = this.input.files?.[0];
    if (file) {
      this.take(file);
    } else {
      this.put(null);
    }
  }

  /** @param {Chosen | null} chosen which may be ready, or may come from another place; the old one is gone */
  put(chosen) {
    this.chosen?.release();
    this.hold(chosen);
  }

  /** Changes places with another's image, with all that was done to it. @param {Slot} other */
  swap(other) {
    const mine = this.chosen;
    this.hold(other.chosen);
    other.hold(mine);
  }

  /** @param {Chosen | null} chosen */
  hold(chosen) {
    const files = new DataTransfer();
    if (chosen) {
      files.items.add(chosen.file);
      chosen.changed = () => this.draw();
    }
    this.input.files = files.files;
    this.chosen = chosen;
    this.draw();
  }

  /** @param {Chosen} chosen */
  async prepare(chosen) {
    await chosen.prepare(this.maxBytes);
    if (chosen === this.chosen) {
      announce(`${this.name}: ${chosen.fault || `${chosen.file.name} chosen`}`);
    }
  }

  /** Says what is wrong; the empty text takes it back. @param {string} words */
  blame(words) {
    need(this.element, "[data-fault]", HTMLElement).textContent = words;
    this.element.toggleAttribute("data-faulty", words !== "");
    this.input.setAttribute("aria-invalid", String(words !== ""));
  }

  /** Draws everything anew: how the image looks, and what is sent with it. */
  draw() {
    const { chosen, element } = this;
    element.classList.toggle("filled", Boolean(chosen));
    need(element, ".chosen", HTMLElement).hidden = !chosen;
    this.blame(this.fault);
    this.mask.value = written(chosen?.masks ?? []);
    this.mask.disabled = this.mask.value === "";
    drawWindows(this.windows, chosen);
    const cropped = this.key === "frontal" && need(this.form, "[name=geometry][value=crop]", HTMLInputElement).checked;
    need(element, "[data-about]", HTMLElement).textContent = chosen ? facts(chosen, cropped) : "";
    this.drawPreview(cropped);
    this.form.dispatchEvent(new Event("hilum:images"));
  }

  /** @param {boolean} cropped */
  drawPreview(cropped) {
    const { chosen, element } = this;
    const asked = chosen?.asked ?? null;
    const progress = need(element, "[data-asked]", HTMLElement);
    progress.hidden = asked === null;
    const bar = need(progress, "progress", HTMLProgressElement);
    if (asked === null || asked === 1) {
      bar.removeAttribute("value");
    } else {
      bar.value = asked;
    }
    need(element, "[data-trouble]", HTMLElement).hidden = !chosen?.trouble;
    need(element, "[data-trouble] span", HTMLElement).textContent = chosen?.trouble ?? "";
    need(element, "[data-action=mask]", HTMLButtonElement).disabled = !chosen?.preview;
    need(element, ".preview", HTMLElement).replaceChildren(
      chosen?.preview ? draw(chosen.preview, this.name, chosen.masks, cropped) : asked === null ? "No preview of this file" : "");
  }

  /**
   * @param {string} action
   * @param {() => void} then
   */
  on(action, then) {
    need(this.element, `[data-action=${action}]`, HTMLElement).addEventListener("click", then);
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {Slot[]}
 */
export function startSlots(form) {
  const slots = all(form, "[data-slot]", HTMLElement).map((element) => new Slot(element, form));
  // A browser may have kept the files of a page that it shows again.
  slots.forEach((slot) => slot.picked());
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "geometry") {
      slots.forEach((slot) => slot.draw());
    }
  });
  return slots;
}
