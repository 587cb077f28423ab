/** Mouse, pen and fingers on the image: wheel and pinch zoom at the pointer, a drag moves or windows, a double click resets. */
import { all, origin } from "../dom.js";
import { resetWindow, windowBy } from "./window.js";

/** @typedef {import("./viewer.js").Viewer} Viewer */
/** @typedef {import("./viewer.js").Pane} Pane */

const STEP = 60;

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function startGestures(main, viewer) {
  for (const pane of viewer.panes) {
    startPane(main, viewer, pane);
  }
  for (const stage of all(main, ".stage", HTMLElement)) {
    stage.tabIndex = 0;
    stage.setAttribute("aria-label", `${stage.querySelector("figcaption")?.textContent ?? "Image"}; arrow keys move it`);
    stage.addEventListener("keydown", (event) => moveByKey(event, viewer));
  }
}

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {Pane} pane
 */
function startPane(main, viewer, pane) {
  const { stage } = pane;
  /** @type {Map<number, { x: number, y: number }>} */
  const pointers = new Map();
  let distance = 0;

  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    viewer.zoomBy(Math.exp((-event.deltaY * lines) / 500), pointOf(pane, event.clientX, event.clientY));
  }, { passive: false });

  stage.addEventListener("pointerdown", (event) => {
    if (event.button > 1) {
      return;
    }
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    distance = spread(pointers);
  });

  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const dx = event.clientX - before.x;
    const dy = event.clientY - before.y;
    if (!stage.classList.contains("dragging")) {
      if (Math.hypot(dx, dy) < 4) {
        return;
      }
      stage.classList.add("dragging");
      stage.setPointerCapture(event.pointerId);
    }
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pointers.size === 2) {
      const now = spread(pointers);
      const [a, b] = [...pointers.values()];
      viewer.zoomBy(now / distance, pointOf(pane, (a.x + b.x) / 2, (a.y + b.y) / 2));
      viewer.moveBy(dx / 2, dy / 2);
      distance = now;
    } else if (event.shiftKey || main.querySelector("[data-mode=window]")) {
      windowBy(main, dx, dy);
    } else if (event.pointerType !== "touch" || viewer.camera.zoom > 1.001) {
      viewer.moveBy(dx, dy);
    }
  });

  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, (event) => {
      pointers.delete(/** @type {PointerEvent} */ (event).pointerId);
      distance = spread(pointers);
      // A click follows the pointer's release; whoever handles it must still see that it was a drag.
      setTimeout(() => stage.classList.toggle("dragging", pointers.size > 0 && stage.classList.contains("dragging")));
    });
  }

  stage.addEventListener("dblclick", () => {
    viewer.fit();
    resetWindow(main);
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {Viewer} viewer
 */
function moveByKey(event, viewer) {
  const moves = /** @type {Record<string, [number, number]>} */ ({
    ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP],
  });
  const move = moves[event.key];
  if (move && !origin(event)?.closest(".mark, input")) {
    event.preventDefault();
    viewer.moveBy(...move);
  }
}

/**
 * That place on the screen, in fractions of the image.
 * @param {Pane} pane
 * @param {number} clientX
 * @param {number} clientY
 */
function pointOf({ picture, width, height }, clientX, clientY) {
  const point = new DOMPoint(clientX, clientY).matrixTransform(picture.getScreenCTM()?.inverse());
  return { x: point.x / width, y: point.y / height };
}

/** @param {Map<number, { x: number, y: number }>} pointers */
function spread(pointers) {
  const [a, b] = [...pointers.values()];
  return a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : 1;
}
