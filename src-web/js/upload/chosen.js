/** One image that was chosen: its file, how it looks, what is known of it, and what is to be blacked out. */
import { fault, isDicom } from "./checks.js";
import { inspect, NoInspection } from "./inspection.js";
import { load, rendered } from "./preview.js";

/** @typedef {import("./inspection.js").Rectangle} Rectangle */

export class Chosen {
  /** @param {File} file */
  constructor(file) {
    this.file = file;
    /** What is wrong with it, so that it can't be sent. */
    this.fault = "";
    /** Why there is no preview, though it may be sent. */
    this.trouble = "";
    /** @type {import("./preview.js").Preview | null} */
    this.preview = null;
    /** @type {import("./inspection.js").Inspection | null} */
    this.inspection = null;
    /** Index of the window to show it by, among those that its DICOM tags offer. */
    this.window = 0;
    /** @type {Rectangle[]} */
    this.masks = [];
    /** The share of it that is up while Hilum is asked, from 0 to 1; null when it isn't. @type {number | null} */
    this.asked = null;
    /** Called whenever any of this changes. */
    this.changed = () => {};
    this.asking = new AbortController();
    this.released = false;
  }

  /** Looks at the file, and gets a preview of it. @param {number} maxBytes */
  async prepare(maxBytes) {
    this.fault = await fault(this.file, maxBytes);
    if (this.fault) {
      this.changed();
    } else if (await isDicom(this.file)) {
      await this.show(0);
    } else {
      this.become(await load(this.file));
    }
  }

  /** Has Hilum show it by that window. @param {number} window */
  async show(window) {
    this.window = window;
    const inspection = await this.ask();
    if (inspection) {
      this.inspection = inspection;
      this.become(rendered(inspection));
    }
  }

  /** Has Hilum look for burnt-in text, in an image that the browser shows by itself. */
  async look() {
    this.inspection = (await this.ask()) ?? this.inspection;
    this.changed();
  }

  /** Whether the file says that text is burnt into it. */
  get saysBurnedIn() {
    return this.inspection?.dicom?.burnedInAnnotation === true;
  }

  /** @param {Rectangle[]} masks */
  mask(masks) {
    this.masks = masks;
    this.changed();
  }

  /** It was replaced or removed. */
  release() {
    this.released = true;
    this.changed = () => {};
    this.asking.abort();
    this.become(null);
  }

  /** @param {import("./preview.js").Preview | null} preview */
  become(preview) {
    if (this.preview) {
      URL.revokeObjectURL(this.preview.url);
    }
    this.preview = preview;
    if (this.released && preview) {
      this.become(null);
    }
    this.changed();
  }

  /** The last question counts: one that is still open is dropped. */
  async ask() {
    this.asking.abort();
    const asking = new AbortController();
    if (this.released) {
      return null;
    }
    this.asking = asking;
    this.fault = "";
    this.trouble = "";
    this.up(0);
    try {
      return await inspect(this.file, this.window, asking.signal, (share) => this.up(share));
    } catch (error) {
      if (asking === this.asking && !asking.signal.aborted) {
        const words = error instanceof Error ? error.message : String(error);
        const final = error instanceof NoInspection && error.final;
        this.fault = final ? words : "";
        this.trouble = final ? "" : words;
      }
      return null;
    } finally {
      if (asking === this.asking) {
        this.asked = null;
        this.changed();
      }
    }
  }

  /** @param {number} share */
  up(share) {
    this.asked = share;
    this.changed();
  }
}
