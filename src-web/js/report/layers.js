/** What lies over the image: boxes on or off, and whether only what the model saw is shown. */
import { press } from "../dom.js";

/** @typedef {import("./viewer.js").Viewer} Viewer */

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function startLayers(main, viewer) {
  if (!viewer.frontal.picture.querySelector(".mark")) {
    main.querySelector("[data-tool=boxes]")?.setAttribute("aria-disabled", "true");
  }
}

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function toggleBoxes(main, viewer) {
  const hidden = viewer.frontal.picture.classList.toggle("no-boxes");
  pressTool(main, "boxes", !hidden);
}

/**
 * Blackens what the model did not see and fits the view to the rest; and back.
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function toggleSeen(main, viewer) {
  const { picture, width, height } = viewer.frontal;
  const only = picture.classList.toggle("seen-only");
  pressTool(main, "seen", only);
  const [x, y, w, h] = (picture.dataset.seen ?? "").split(" ").map(Number);
  if (!only || !w || !h) {
    viewer.fit();
    return;
  }
  const box = viewer.frontal.stage.getBoundingClientRect();
  const zoom = Math.min(box.width / w, box.height / h) / viewer.fitScale(viewer.frontal);
  viewer.look({ x: (x + w / 2) / width, y: (y + h / 2) / height, zoom });
}

/**
 * @param {HTMLElement} main
 * @param {string} name
 * @param {boolean} pressed
 */
function pressTool(main, name, pressed) {
  const tool = main.querySelector(`[data-tool=${name}]`);
  if (tool) {
    press(tool, pressed);
  }
}
