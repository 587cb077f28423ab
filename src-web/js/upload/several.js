/** Several images at once: each is looked at, and put where its tags say that it belongs. */
import { need } from "../dom.js";
import { announce } from "../say.js";
import { Chosen } from "./chosen.js";
import { sort } from "./sorting.js";

/** @typedef {import("./slots.js").Slot} Slot */
/** @typedef {import("./sorting.js").Given} Given */
/** @typedef {import("./sorting.js").Key} Key */

const CALLED = { frontal: "the frontal image", lateral: "the lateral image", prior: "the prior image" };

export class Several {
  /**
   * @param {HTMLElement} main
   * @param {Slot[]} slots
   */
  constructor(main, slots) {
    this.slots = slots;
    this.line = need(main, "[data-sorted]", HTMLElement);
    this.busy = false;
  }

  /** @param {File[]} files */
  async take(files) {
    this.busy = true;
    try {
      const images = await this.look(files);
      this.place(images);
    } finally {
      this.busy = false;
    }
  }

  /** @param {File[]} files */
  async look(files) {
    const images = files.map((file) => new Chosen(file));
    for (const [i, image] of images.entries()) {
      this.say(files.length === 1 ? `Looking at ${image.file.name} …` : `Looking at ${image.file.name}, ${i + 1} of ${files.length} …`);
      await image.prepare(this.slots[0].maxBytes);
    }
    return images;
  }

  /** @param {Chosen[]} images */
  place(images) {
    const there = new Map(this.slots.filter(({ chosen }) => chosen)
      .map((slot) => [/** @type {Key} */ (slot.key), given(/** @type {Chosen} */ (slot.chosen))]));
    // One image alone shows what is wrong with it where it lies.
    const { places, spare } = sort(images.map((image) => ({ ...given(image), ...(images.length === 1 && { refused: undefined }) })), there);
    for (const [number, key] of places) {
      this.slots.find((slot) => slot.key === key)?.put(images[number]);
    }
    spare.forEach((_, number) => images[number].release());
    this.say(told(images, places, spare));
  }

  /** @param {string} words */
  say(words) {
    this.line.textContent = words;
    announce(words);
  }
}

/**
 * @param {Chosen} image
 * @returns {Given}
 */
function given({ file, inspection, fault }) {
  const tags = inspection?.dicom;
  return { name: file.name, tagged: Boolean(tags), view: inspection?.suggestedView, study: tags?.study, date: tags?.studyDate, refused: fault || undefined };
}

/**
 * @param {Chosen[]} images
 * @param {Map<number, Key>} places
 * @param {Map<number, string>} spare
 */
function told(images, places, spare) {
  const order = Object.keys(CALLED);
  const inOrder = [...places].sort(([, one], [, other]) => order.indexOf(one) - order.indexOf(other));
  const used = inOrder.map(([number, key]) => `${images[number].file.name} is ${CALLED[key]}`);
  const left = [...spare].map(([number, why]) => `${images[number].file.name} (${why.replace(/\.$/, "")})`);
  const unused = `${left.length === 1 ? "1 file wasn't" : `${left.length} files weren't`} used: ${left.join(", ")}`;
  return [used.join(", "), left.length > 0 ? unused : ""].filter(Boolean).map((words) => `${words}.`).join(" ");
}
