/** Shortcuts of one key, while no field has the focus; they can be switched off in the help. */
import { origin } from "../dom.js";
import { recall } from "../settings.js";
import { pin, pinNext } from "./marks.js";
import { useTool } from "./toolbar.js";
import { showView } from "./views.js";

/** @typedef {import("./viewer.js").Viewer} Viewer */

const TOOLS = /** @type {Record<string, string>} */ ({
  0: "fit", o: "actual", "+": "in", "=": "in", "-": "out", w: "window", i: "invert", b: "boxes", H: "boxes",
  m: "seen", c: "compare", s: "swipe", "?": "help",
});
const VIEWS = /** @type {Record<string, string>} */ ({ f: "frontal", l: "lateral", p: "prior" });
const PAUSE = 700;

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function startKeys(main, viewer) {
  let digits = "";
  let typedAt = 0;
  document.addEventListener("keydown", (event) => {
    if (!main.isConnected || !isShortcut(event)) {
      return;
    }
    if (event.key === "Escape") {
      pin(main, viewer, 0);
      return;
    }
    if (recall("keys") === "off") {
      return;
    }
    digits = event.timeStamp - typedAt < PAUSE ? digits : "";
    if (/^[1-9]$/.test(event.key) || (digits && event.key === "0")) {
      // Digits in quick succession make one number, for findings from 10 on.
      digits += event.key;
      typedAt = event.timeStamp;
      if (!main.querySelector(`.finding[data-finding="${digits}"]`)) {
        digits = event.key;
      }
      if (main.querySelector(`.finding[data-finding="${digits}"]`)) {
        pin(main, viewer, Number(digits));
      }
    } else if (event.key === "j" || event.key === "k") {
      pinNext(main, viewer, event.key === "j" ? 1 : -1);
    } else if (VIEWS[event.key]) {
      showView(main, viewer, VIEWS[event.key]);
    } else if (TOOLS[event.key]) {
      event.preventDefault();
      useTool(main, viewer, TOOLS[event.key]);
    }
  });
}

/** @param {KeyboardEvent} event */
function isShortcut(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
    return false;
  }
  return !origin(event)?.closest("input:not([type=range]):not([type=checkbox]), textarea, select, dialog");
}
