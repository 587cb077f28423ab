/** The dialog in which parts of an image are blacked out before it is sent: by pointer, by keys, or where text may be. */
import { need } from "../dom.js";
import { MaskCanvas } from "./canvas.js";
import { covered, described, grown, MOST, moved } from "./masks.js";

/** @typedef {import("./slots.js").Slot} Slot */
/** @typedef {import("./masks.js").Rectangle} Rectangle */

/** How far around what may be text, as a share of the image. */
const MARGIN = 0.005;

/**
 * @param {HTMLElement} main
 * @param {Slot[]} slots
 */
export function startMasking(main, slots) {
  const dialog = new MaskDialog(need(main, "[data-masking]", HTMLDialogElement));
  slots.forEach((slot) => slot.on("mask", () => dialog.open(slot)));
}

class MaskDialog {
  /** @param {HTMLDialogElement} element */
  constructor(element) {
    this.element = element;
    this.canvas = new MaskCanvas(need(element, "[data-canvas]", HTMLElement), (masks, number, by) => this.become(masks, number, by));
    /** @type {Slot | null} */
    this.slot = null;
    /** The masks before each step. @type {Rectangle[][]} */
    this.steps = [];
    /** What made the last step: the same key on the same mask again is no new step. */
    this.by = "";
    this.undo = this.on("mask-undo", () => this.back());
    this.clear = this.on("mask-clear", () => this.become([], -1, "clear"));
    this.add = this.on("mask-add", () => this.addOne());
    this.text = this.on("mask-text", () => this.maskText());
    this.look = this.on("mask-look", () => this.lookForText());
  }

  /** @param {Slot} slot whose image has a preview */
  open(slot) {
    this.slot = slot;
    this.steps = [];
    this.by = "";
    need(this.element, "h2", HTMLElement).textContent = `Mask the ${slot.name.toLowerCase()} image`;
    this.draw();
    this.say("");
    this.element.showModal();
  }

  get chosen() {
    return this.slot?.chosen;
  }

  get masks() {
    return this.chosen?.masks ?? [];
  }

  get regions() {
    return this.chosen?.inspection?.textRegions ?? [];
  }

  /**
   * @param {Rectangle[]} masks
   * @param {number} number of the one that was changed, which gets the focus; -1 for none
   * @param {string} by what changed it
   */
  become(masks, number, by) {
    if (masks.length > MOST) {
      this.say(`An image may have ${MOST} masks; take one away first.`);
      this.draw();
      return;
    }
    const step = `${by} ${number}`;
    if (by !== "key" || step !== this.by) {
      this.steps.push(this.masks);
    }
    this.by = step;
    this.chosen?.mask(masks);
    this.draw();
    this.canvas.focus(number);
    this.say(number < 0 ? counted(masks) : `Mask ${number + 1}: ${described(masks[number])}.`);
  }

  back() {
    this.by = "";
    this.chosen?.mask(this.steps.pop() ?? []);
    this.draw();
    this.say(counted(this.masks));
  }

  /** In the middle, and a little off the last one. */
  addOne() {
    const off = 0.03 * (this.masks.length % 8);
    this.become([...this.masks, moved([0.4, 0.45, 0.6, 0.55], off, off)], this.masks.length, "add");
  }

  maskText() {
    const open = this.regions.filter((region) => !covered(region, this.masks));
    const added = open.slice(0, MOST - this.masks.length).map(widened);
    this.become([...this.masks, ...added], -1, "text");
    if (added.length < open.length) {
      this.say(`${counted(this.masks)} More don't fit: ${open.length - added.length} places that may be text are left.`);
    }
  }

  async lookForText() {
    const { slot, chosen } = this;
    this.look.disabled = true;
    this.say("Looking for text …");
    await chosen?.look();
    this.look.disabled = false;
    if (slot === this.slot && chosen) {
      this.draw();
      const found = this.regions.length;
      this.say(chosen.fault || chosen.trouble || (found > 0 ? `${found} ${found === 1 ? "place" : "places"} may be text.` : "No text was seen. That is a guess: look for yourself."));
      (found > 0 ? this.text : this.add).focus();
    }
  }

  draw() {
    const { chosen, slot, masks, regions } = this;
    if (!chosen?.preview || !slot) {
      return;
    }
    const open = regions.filter((region) => !covered(region, masks));
    this.canvas.draw(chosen.preview, slot.name, masks, open);
    this.undo.disabled = this.steps.length === 0;
    this.clear.disabled = masks.length === 0;
    this.add.disabled = masks.length >= MOST;
    this.look.hidden = Boolean(chosen.inspection);
    this.text.hidden = regions.length === 0;
    this.text.disabled = open.length === 0 || masks.length >= MOST;
    need(this.text, "[data-count]", HTMLElement).textContent = open.length > 0 ? `(${open.length})` : "";
  }

  /** @param {string} words */
  say(words) {
    need(this.element, "[data-says]", HTMLElement).textContent = words;
  }

  /**
   * @param {string} action
   * @param {() => void} then
   */
  on(action, then) {
    const button = need(this.element, `[data-action=${action}]`, HTMLButtonElement);
    button.addEventListener("click", then);
    return button;
  }
}

/**
 * With a margin all around, as far as the image goes.
 * @param {Rectangle} region
 */
function widened(region) {
  const [xMin, yMin, xMax, yMax] = grown(region, MARGIN, MARGIN);
  return /** @type {Rectangle} */ ([Math.max(0, xMin - MARGIN), Math.max(0, yMin - MARGIN), xMax, yMax]);
}

/** @param {Rectangle[]} masks */
function counted({ length }) {
  return length === 0 ? "No masks." : length === 1 ? "1 mask." : `${length} masks.`;
}
