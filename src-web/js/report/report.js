/** The report page: puts its behaviours together. */
import { startMenu } from "../menu.js";
import { startCopying } from "./copy.js";
import { startGestures } from "./gestures.js";
import { startHelp } from "./help.js";
import { startKeys } from "./keys.js";
import { startLayers } from "./layers.js";
import { startMarks } from "./marks.js";
import { startSaving } from "./save.js";
import { startToolbar } from "./toolbar.js";
import { Viewer } from "./viewer.js";
import { startViews } from "./views.js";
import { startWindow } from "./window.js";

/**
 * Wires a report; again harmless on one that is wired already.
 * @param {HTMLElement} main
 */
export function startReport(main) {
  if (main.dataset.started) {
    return;
  }
  main.dataset.started = "true";
  const viewer = new Viewer(main);
  startViews(main, viewer);
  startMarks(main, viewer);
  startLayers(main, viewer);
  startWindow(main);
  startGestures(main, viewer);
  startToolbar(main, viewer);
  startHelp(main);
  startKeys(main, viewer);
  startMenu(main);
  startCopying(main);
  startSaving(main);
  viewer.draw();
}
