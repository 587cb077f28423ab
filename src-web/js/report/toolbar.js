/** The viewer's buttons; arrow keys walk along them, as in any toolbar. */
import { all, need, origin } from "../dom.js";
import { openHelp } from "./help.js";
import { toggleBoxes, toggleSeen } from "./layers.js";
import { compare } from "./views.js";
import { resetWindow, toggleInvert, toggleWindowMode } from "./window.js";

/** @typedef {import("./viewer.js").Viewer} Viewer */

/**
 * Does what a tool's button says.
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {string} tool
 */
export function useTool(main, viewer, tool) {
  const tools = /** @type {Record<string, () => void>} */ ({
    fit: () => viewer.fit(),
    actual: () => viewer.actual(),
    in: () => viewer.zoomBy(1.25),
    out: () => viewer.zoomBy(0.8),
    window: () => toggleWindowMode(main),
    "window-reset": () => resetWindow(main),
    invert: () => toggleInvert(main),
    boxes: () => toggleBoxes(main, viewer),
    seen: () => toggleSeen(main, viewer),
    compare: () => compare(main, viewer, "side"),
    swipe: () => compare(main, viewer, "swipe"),
    help: () => openHelp(main),
  });
  if (main.querySelector(`[data-tool="${tool}"]`)) {
    tools[tool]?.();
  }
}

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function startToolbar(main, viewer) {
  main.addEventListener("click", (event) => {
    const button = origin(event)?.closest("[data-tool]");
    if (button instanceof HTMLElement) {
      useTool(main, viewer, button.dataset.tool ?? "");
    }
  });
  const bar = need(main, "[role=toolbar]", HTMLElement);
  const buttons = all(bar, "button", HTMLButtonElement);
  /** @param {HTMLButtonElement} stop */
  const makeStop = (stop) => buttons.forEach((button) => (button.tabIndex = button === stop ? 0 : -1));
  makeStop(buttons[0]);
  bar.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLButtonElement) {
      makeStop(event.target);
    }
  });
  bar.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      buttons[(next + buttons.length) % buttons.length].focus();
    }
  });
}
