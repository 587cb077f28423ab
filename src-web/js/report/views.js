/** Which image is on the stage: one of them, or the prior beside or under the frontal one. */
import { all, need, origin, press } from "../dom.js";

/** @typedef {import("./viewer.js").Viewer} Viewer */

/** Width of the slider's handle, in rem, as in viewer.css. */
const THUMB = 2.75;

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 */
export function startViews(main, viewer) {
  main.addEventListener("click", (event) => {
    const link = origin(event)?.closest("[data-show]");
    if (link instanceof HTMLElement) {
      event.preventDefault();
      showView(main, viewer, link.dataset.show ?? "frontal");
    }
  });
  if (!viewer.paneOf("prior")) {
    all(main, "[data-needs=prior]", HTMLElement).forEach((tool) => tool.remove());
  }
  showView(main, viewer, "frontal");
}

/**
 * One image alone.
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {string} key
 */
export function showView(main, viewer, key) {
  if (viewer.paneOf(key)) {
    arrange(main, viewer, "one", [key]);
  }
}

/**
 * The prior beside (`side`) or over (`swipe`) the frontal image; once more for the frontal image alone.
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {"side" | "swipe"} layout
 */
export function compare(main, viewer, layout) {
  if (!viewer.paneOf("prior")) {
    return;
  }
  if (viewer.stages.dataset.layout === layout) {
    showView(main, viewer, "frontal");
  } else {
    arrange(main, viewer, layout, ["prior", "frontal"]);
  }
}

/**
 * @param {HTMLElement} main
 * @param {Viewer} viewer
 * @param {"one" | "side" | "swipe"} layout
 * @param {string[]} keys
 */
function arrange(main, viewer, layout, keys) {
  viewer.stages.dataset.layout = layout;
  for (const { key, stage } of viewer.panes) {
    stage.classList.toggle("shown", keys.includes(key));
    stage.style.clipPath = "";
    stage.style.zIndex = "";
    // The prior is the earlier one: it stands on the left, wherever it stands in the page.
    stage.style.order = key === "prior" ? "-1" : "";
  }
  for (const link of all(main, "[data-show]", HTMLElement)) {
    link.toggleAttribute("aria-current", false);
    if (keys.includes(link.dataset.show ?? "")) {
      link.setAttribute("aria-current", "true");
    }
  }
  for (const [tool, name] of [["compare", "side"], ["swipe", "swipe"]]) {
    all(main, `[data-tool=${tool}]`, HTMLElement).forEach((button) => press(button, layout === name));
  }
  viewer.stages.querySelector(".swipe")?.remove();
  if (layout === "swipe") {
    addSwipe(viewer);
  }
  viewer.draw();
}

/** @param {Viewer} viewer */
function addSwipe(viewer) {
  const slider = document.createElement("div");
  slider.className = "swipe";
  slider.innerHTML = '<i></i><input type="range" min="0" max="100" step="0.5" value="50" aria-label="How much of the prior image is shown">';
  viewer.stages.append(slider);
  const input = need(slider, "input", HTMLInputElement);
  const line = need(slider, "i", HTMLElement);
  const prior = viewer.paneOf("prior")?.stage;
  const wipe = () => {
    // The thumb's middle runs from half its width to the other edge less that: the line and the cut go with it.
    const share = Number(input.value) / 100;
    const at = `${share * 100}% + ${(0.5 - share) * THUMB}rem`;
    line.style.left = `calc(${at})`;
    if (prior) {
      prior.style.zIndex = "1";
      prior.style.clipPath = `inset(0 calc(100% - (${at})) 0 0)`;
    }
  };
  input.addEventListener("input", wipe);
  wipe();
}
