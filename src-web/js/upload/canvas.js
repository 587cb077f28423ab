/** The image on which masks are drawn: a drag makes one or moves it, arrow keys move it, with Shift its corner. */
import { origin, svg } from "../dom.js";
import { between, described, grown, moved } from "./masks.js";
import { place } from "./preview.js";

/** @typedef {import("./masks.js").Rectangle} Rectangle */
/** @typedef {{ x: number, y: number }} Point */

const STEP = 0.01;
/** A shorter drag, in the screen's pixels, is none. */
const LEAST_DRAG = 4;
const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP],
});

export class MaskCanvas {
  /**
   * @param {HTMLElement} host
   * @param {(masks: Rectangle[], number: number, by: "pointer" | "key") => void} change
   */
  constructor(host, change) {
    this.host = host;
    this.change = change;
    /** @type {import("./preview.js").Preview} */
    this.preview = { url: "", width: 1, height: 1 };
    /** @type {Rectangle[]} */
    this.masks = [];
    /** What a pointer does now; `number` is of the mask that it moves, or of a new one. @type {{ id: number, from: Point, number: number, far: boolean, x: number, y: number } | null} */
    this.drag = null;
    host.addEventListener("pointerdown", (event) => this.down(event));
    host.addEventListener("pointermove", (event) => this.move(event));
    host.addEventListener("pointerup", (event) => this.up(event));
    host.addEventListener("pointercancel", () => this.letGo());
    host.addEventListener("keydown", (event) => this.key(event));
  }

  /**
   * @param {import("./preview.js").Preview} preview
   * @param {string} name
   * @param {Rectangle[]} masks
   * @param {Rectangle[]} regions that may be text
   */
  draw(preview, name, masks, regions) {
    this.preview = preview;
    this.masks = masks;
    const { url, width, height } = preview;
    this.host.replaceChildren(svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `${name} image` }, [
      svg("image", { href: url, width, height, preserveAspectRatio: "none" }),
      ...regions.map((region) => svg("rect", { ...place(region, preview), class: "maybe-text" })),
      ...masks.map((mask, i) => svg("rect", {
        ...place(mask, preview), class: "masked", "data-mask": i, tabindex: 0,
        role: "group", "aria-roledescription": "mask", "aria-label": `Mask ${i + 1}: ${described(mask)}`,
      })),
    ]));
  }

  /** @param {number} number */
  focus(number) {
    const mask = this.host.querySelector(`[data-mask="${number}"]`);
    if (mask instanceof SVGElement) {
      mask.focus();
    }
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button !== 0 || this.drag) {
      return;
    }
    event.preventDefault();
    const mask = origin(event)?.closest("[data-mask]");
    const number = mask ? Number(mask.getAttribute("data-mask")) : this.masks.length;
    this.drag = { id: event.pointerId, from: this.at(event), number, far: false, x: event.clientX, y: event.clientY };
    this.focus(number);
    this.host.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { drag } = this;
    if (drag?.id !== event.pointerId) {
      return;
    }
    drag.far ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) >= LEAST_DRAG;
    if (drag.far) {
      const shown = this.host.querySelector(`[data-mask="${drag.number}"]`) ?? this.sketch();
      Object.entries(place(this.dragged(event), this.preview)).forEach(([key, value]) => shown.setAttribute(key, String(value)));
    }
  }

  /** @param {PointerEvent} event */
  up(event) {
    const { drag } = this;
    if (drag?.id !== event.pointerId) {
      return;
    }
    const mask = this.dragged(event);
    const [xMin, yMin, xMax, yMax] = mask;
    this.letGo();
    if (drag.far && xMax > xMin && yMax > yMin) {
      this.change([...this.masks.slice(0, drag.number), mask, ...this.masks.slice(drag.number + 1)], drag.number, "pointer");
    }
  }

  letGo() {
    this.drag = null;
    this.host.querySelector("[data-sketch]")?.remove();
  }

  /** A new mask, while it is drawn. */
  sketch() {
    const sketch = this.host.querySelector("[data-sketch]") ?? svg("rect", { class: "masked", "data-sketch": "" });
    this.host.querySelector("svg")?.append(sketch);
    return sketch;
  }

  /**
   * What the drag makes of its mask.
   * @param {PointerEvent} event
   */
  dragged(event) {
    const to = this.at(event);
    const { from, number } = /** @type {NonNullable<MaskCanvas["drag"]>} */ (this.drag);
    const mask = this.masks[number];
    return mask ? moved(mask, to.x - from.x, to.y - from.y) : between(from, to);
  }

  /**
   * That place on the screen, in fractions of the image; the nearest one in it.
   * @param {PointerEvent} event
   * @returns {Point}
   */
  at({ clientX, clientY }) {
    const drawn = this.host.querySelector("svg");
    const place = new DOMPoint(clientX, clientY).matrixTransform(drawn?.getScreenCTM()?.inverse());
    const within = (/** @type {number} */ value, /** @type {number} */ side) => Math.min(Math.max(value / side, 0), 1);
    return { x: within(place.x, this.preview.width), y: within(place.y, this.preview.height) };
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const number = Number(origin(event)?.getAttribute("data-mask") ?? NaN);
    const mask = this.masks[number];
    const arrow = ARROWS[event.key];
    const gone = event.key === "Delete" || event.key === "Backspace";
    if (!mask || (!arrow && !gone)) {
      return;
    }
    event.preventDefault();
    const next = gone ? [] : [(event.shiftKey ? grown : moved)(mask, ...arrow)];
    const masks = [...this.masks.slice(0, number), ...next, ...this.masks.slice(number + 1)];
    this.change(masks, gone ? masks.length - 1 : number, "key");
  }
}
