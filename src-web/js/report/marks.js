/** Findings and their boxes light each other: by hover, by focus, and for good by a click (once more lets go). */
import { all, origin, press } from "../dom.js";
import { announce } from "../say.js";
import { showView } from "./views.js";

/** @typedef {import("./viewer.js").Viewer} Viewer */

/** @type {WeakMap<HTMLElement, number>} */
const pinned = new WeakMap();

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function startMarks(main, viewer) {
  makeButtons(main, viewer);
  const over = (/** @type {Event} */ event) => light(main, numberAt(event) ?? pinned.get(main) ?? 0);
  for (const type of ["pointerover", "focusin"]) {
    main.addEventListener(type, over);
  }
  main.addEventListener("focusout", () => light(main, pinned.get(main) ?? 0));
  main.addEventListener("click", (event) => {
    const target = origin(event);
    const leadsTo = target?.closest("a[href^='#finding-']")?.getAttribute("href")?.replace("#finding-", "");
    if (leadsTo) {
      event.preventDefault();
      pin(main, viewer, Number(leadsTo));
      return;
    }
    const number = numberAt(event);
    if (number === null || target?.closest(".dragging, details, button")) {
      return;
    }
    const isLink = target?.closest("a");
    if (isLink) {
      event.preventDefault();
    } else if (String(getSelection())) {
      return;
    }
    pin(main, viewer, pinned.get(main) === number ? 0 : number);
  });
  main.addEventListener("keydown", (event) => {
    const mark = origin(event)?.closest(".mark, a.no");
    if (mark && (event.key === " " || (event.key === "Enter" && mark.matches(".mark")))) {
      event.preventDefault();
      const number = numberAt(event) ?? 0;
      pin(main, viewer, pinned.get(main) === number ? 0 : number);
    }
  });
}

/**
 * Lights one finding until another is pinned; 0 lets go.
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {number} number
 */
export function pin(main, viewer, number) {
  pinned.set(main, number);
  for (const item of all(main, ".finding", HTMLElement)) {
    item.classList.toggle("pinned", Number(item.dataset.finding) === number);
  }
  for (const button of main.querySelectorAll(".mark, a.no")) {
    press(button, Number(button.closest("[data-finding]")?.getAttribute("data-finding")) === number);
  }
  light(main, number);
  if (number) {
    const item = main.querySelector(`.finding[data-finding="${number}"]`);
    item?.scrollIntoView({ block: "nearest" });
    announce(item?.querySelector(".words")?.textContent?.replace(/Box values[^]*/, "").trim() ?? "");
    bringIntoView(main, viewer, number);
  }
}

/**
 * Pins the next or previous finding.
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {1 | -1} step
 */
export function pinNext(main, viewer, step) {
  const count = main.querySelectorAll(".finding").length;
  const from = pinned.get(main) ?? 0;
  pin(main, viewer, from ? Math.max(1, Math.min(count, from + step)) : step > 0 ? 1 : count);
}

/**
 * @param {HTMLElement} main
 * @param {number} number
 */
function light(main, number) {
  let marked = false;
  for (const element of main.querySelectorAll(".finding, .mark, .badge, .leader")) {
    const own = Number(element.getAttribute("data-finding") ?? element.getAttribute("data-badge"));
    element.classList.toggle("lit", own === number);
    marked ||= own === number && element.matches(".mark");
  }
  main.querySelector("#picture-frontal")?.classList.toggle("has-lit", marked);
}

/**
 * The boxes become buttons, in the findings' order rather than the painting order, with one stop for the Tab key.
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
function makeButtons(main, viewer) {
  const marks = all(viewer.frontal.picture, ".mark", SVGElement)
    .sort((a, b) => Number(a.dataset.finding) - Number(b.dataset.finding));
  marks.forEach((mark, i) => {
    mark.setAttribute("role", "button");
    press(mark, false);
    mark.tabIndex = i === 0 ? 0 : -1;
    mark.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const next = step && marks[(i + step + marks.length) % marks.length];
      if (next) {
        event.preventDefault();
        mark.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      }
    });
  });
  for (const link of all(main, "a.no", HTMLElement)) {
    link.setAttribute("role", "button");
    press(link, false);
  }
}

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {number} number
 */
function bringIntoView(main, viewer, number) {
  const boxes = all(viewer.frontal.picture, `.mark[data-finding="${number}"] .box`, SVGGraphicsElement);
  if (boxes.length === 0) {
    return;
  }
  if (!viewer.frontal.stage.classList.contains("shown")) {
    showView(main, viewer, "frontal");
  }
  const stage = viewer.frontal.stage.getBoundingClientRect();
  const seen = boxes.some((box) => {
    const r = box.getBoundingClientRect();
    return r.right > stage.left && r.left < stage.right && r.bottom > stage.top && r.top < stage.bottom;
  });
  if (!seen) {
    const { x, y, width, height } = boxes[0].getBBox();
    const { frontal, camera } = viewer;
    viewer.look({ x: (x + width / 2) / frontal.width, y: (y + height / 2) / frontal.height, zoom: camera.zoom });
  }
}

/**
 * The finding that an event is about, or null.
 * @param {Event} event
 */
function numberAt(event) {
  const value = origin(event)?.closest("[data-finding]")?.getAttribute("data-finding");
  return value ? Number(value) : null;
}
