/**
 * Where we look: one camera for all images of the study, so that two compared ones stay together. A picture's viewBox is
 * the only thing that moves, hence boxes and image can't part.
 */
import { all, need } from "../dom.js";

const CLOSEST = 24;
const FARTHEST = 0.5;
const BADGE_RADIUS = 13;

/**
 * One image on its stage.
 * @typedef {{ key: string, stage: HTMLElement, picture: SVGSVGElement, width: number, height: number }} Pane
 */

export class Viewer {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.root = need(main, "[data-viewer]", HTMLElement);
    this.stages = need(main, ".stages", HTMLElement);
    /** @type {Pane[]} */
    this.panes = all(main, ".stage", HTMLElement).map(pane);
    this.readout = need(main, "[data-readout=zoom]", HTMLElement);
    /** Centre as fractions of an image, zoom as a multiple of the size that fits. */
    this.camera = { x: 0.5, y: 0.5, zoom: 1 };
    new ResizeObserver(() => this.draw()).observe(this.stages);
  }

  /** @returns {Pane} */
  get frontal() {
    return this.paneOf("frontal") ?? this.panes[0];
  }

  /**
   * @param {string} key
   * @returns {Pane | undefined}
   */
  paneOf(key) {
    return this.panes.find((pane) => pane.key === key);
  }

  /** The pane that is looked at: the frontal one if it is shown. */
  get current() {
    const shown = this.panes.filter((pane) => pane.stage.classList.contains("shown"));
    return shown.find((pane) => pane.key === "frontal") ?? shown[0] ?? this.frontal;
  }

  /**
   * Screen pixels for a pixel of the image when it fits its stage.
   * @param {Pane} pane
   */
  fitScale(pane) {
    const box = pane.stage.getBoundingClientRect();
    return Math.min(box.width / pane.width, box.height / pane.height) || 1;
  }

  /** Everything in view. */
  fit() {
    this.look({ x: 0.5, y: 0.5, zoom: 1 });
  }

  /** One pixel of the image on one of the screen. */
  actual() {
    this.look({ ...this.camera, zoom: 1 / (this.fitScale(this.current) * devicePixelRatio) });
  }

  /**
   * Zooms so that the point at those fractions of the image stays where it is.
   * @param {number} factor
   * @param {{ x: number, y: number }} [point]
   */
  zoomBy(factor, point = this.camera) {
    const { x, y, zoom } = this.camera;
    const next = Math.max(FARTHEST, Math.min(CLOSEST, zoom * factor));
    const keep = zoom / next;
    this.look({ x: point.x + (x - point.x) * keep, y: point.y + (y - point.y) * keep, zoom: next });
  }

  /**
   * Moves the image by that many screen pixels.
   * @param {number} dx
   * @param {number} dy
   */
  moveBy(dx, dy) {
    const pane = this.current;
    const scale = this.fitScale(pane) * this.camera.zoom;
    this.look({
      x: this.camera.x - dx / scale / pane.width,
      y: this.camera.y - dy / scale / pane.height,
      zoom: this.camera.zoom,
    });
  }

  /** @param {{ x: number, y: number, zoom: number }} camera */
  look({ x, y, zoom }) {
    const inside = (/** @type {number} */ v) => Math.max(0, Math.min(1, v));
    this.camera = { x: inside(x), y: inside(y), zoom: Math.max(FARTHEST, Math.min(CLOSEST, zoom)) };
    this.draw();
  }

  /** Puts the camera's view on each picture. */
  draw() {
    const { x, y, zoom } = this.camera;
    for (const { picture, width, height } of this.panes) {
      const w = width / zoom;
      const h = height / zoom;
      picture.setAttribute("viewBox", `${x * width - w / 2} ${y * height - h / 2} ${w} ${h}`);
    }
    this.stages.classList.toggle("zoomed", zoom > 1.001);
    const scale = this.fitScale(this.current) * zoom;
    this.readout.textContent = `${Math.round(scale * devicePixelRatio * 100)} %`;
    this.sizeBadges();
  }

  /** Badges grow with the image only up to a readable size: beyond it they would hide what they point at. */
  sizeBadges() {
    const scale = this.fitScale(this.frontal) * this.camera.zoom;
    for (const badge of this.frontal.picture.querySelectorAll(".badge")) {
      const radius = Number(badge.querySelector("circle")?.getAttribute("r")) || 1;
      const place = (badge.getAttribute("transform") ?? "").replace(/ scale.*$/, "");
      const size = Math.min(1, BADGE_RADIUS / (radius * scale));
      badge.setAttribute("transform", `${place} scale(${size.toFixed(4)})`);
    }
  }
}

/**
 * @param {HTMLElement} stage
 * @returns {Pane}
 */
function pane(stage) {
  const picture = need(stage, "svg.picture", SVGSVGElement);
  const { width, height } = picture.viewBox.baseVal;
  return { key: stage.dataset.view ?? "", stage, picture, width, height };
}
