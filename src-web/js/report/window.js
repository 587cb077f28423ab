/** Brightness and contrast as in a reading room (level and width of the grey window), and inversion. Screen only. */
import { need, press, svg } from "../dom.js";

const LEVEL = 128;
const WIDTH = 256;

/** @typedef {{ level: number, width: number, inverted: boolean }} Window */

/** @type {WeakMap<HTMLElement, Window>} */
const windows = new WeakMap();

/** @param {HTMLElement} main */
export function startWindow(main) {
  windows.set(main, { level: LEVEL, width: WIDTH, inverted: false });
  const panel = need(main, "[data-panel=window]", HTMLElement);
  panel.addEventListener("input", () => {
    const value = (/** @type {string} */ name) => Number(need(panel, `[name=${name}]`, HTMLInputElement).value);
    apply(main, { level: value("level"), width: value("width") });
  });
  apply(main, {});
}

/**
 * By a drag: to the right widens, upwards brightens.
 * @param {HTMLElement} main
 * @param {number} dx
 * @param {number} dy
 */
export function windowBy(main, dx, dy) {
  const { level, width } = stateOf(main);
  apply(main, { level: level + dy / 2, width: width + dx });
}

/** @param {HTMLElement} main */
export function resetWindow(main) {
  apply(main, { level: LEVEL, width: WIDTH });
}

/** @param {HTMLElement} main */
export function toggleInvert(main) {
  apply(main, { inverted: !stateOf(main).inverted });
}

/** @param {HTMLElement} main */
export function toggleWindowMode(main) {
  const stages = need(main, ".stages", HTMLElement);
  const on = stages.dataset.mode !== "window";
  stages.dataset.mode = on ? "window" : "";
  need(main, "[data-panel=window]", HTMLElement).hidden = !on;
  press(need(main, "[data-tool=window]", HTMLElement), on);
}

/**
 * @param {HTMLElement} main
 * @returns {Window}
 */
function stateOf(main) {
  return windows.get(main) ?? { level: LEVEL, width: WIDTH, inverted: false };
}

/**
 * @param {HTMLElement} main
 * @param {Partial<Window>} change
 */
function apply(main, change) {
  const state = { ...stateOf(main), ...change };
  state.level = Math.round(Math.max(0, Math.min(255, state.level)));
  state.width = Math.round(Math.max(2, Math.min(510, state.width)));
  windows.set(main, state);
  const plain = state.level === LEVEL && state.width === WIDTH && !state.inverted;
  paint(main, state);
  for (const picture of main.querySelectorAll(".picture > [clip-path]")) {
    if (plain) {
      picture.removeAttribute("filter");
    } else {
      picture.setAttribute("filter", "url(#hilum-window)");
    }
  }
  show(main, state);
}

/**
 * One straight line from grey to grey holds window and inversion both.
 * @param {HTMLElement} main
 * @param {Window} state
 */
function paint(main, { level, width, inverted }) {
  let filter = main.querySelector("#hilum-window");
  if (!filter) {
    const channels = ["R", "G", "B"].map((channel) => svg(`feFunc${channel}`, { type: "linear" }));
    // In sRGB, as the grey values were meant; the default would calculate in linear light.
    filter = svg("filter", { id: "hilum-window", x: 0, y: 0, width: 1, height: 1, "color-interpolation-filters": "sRGB" },
      [svg("feComponentTransfer", {}, channels)]);
    main.append(svg("svg", { class: "sprite", "aria-hidden": "true" }, [filter]));
  }
  const slope = WIDTH / width;
  const intercept = 0.5 - (level / WIDTH) * slope;
  for (const channel of filter.querySelectorAll("feFuncR, feFuncG, feFuncB")) {
    channel.setAttribute("slope", String(inverted ? -slope : slope));
    channel.setAttribute("intercept", String(inverted ? 1 - intercept : intercept));
  }
}

/**
 * @param {HTMLElement} main
 * @param {Window} state
 */
function show(main, { level, width, inverted }) {
  press(need(main, "[data-tool=invert]", HTMLElement), inverted);
  for (const [name, value] of Object.entries({ level, width })) {
    const input = need(main, `[data-panel=window] [name=${name}]`, HTMLInputElement);
    input.value = String(value);
    need(input.parentElement ?? main, "output", HTMLOutputElement).value = String(value);
  }
  const readout = need(main, "[data-readout=window]", HTMLElement);
  const moved = level !== LEVEL || width !== WIDTH;
  readout.textContent = [moved && `Level ${level} · Width ${width}`, inverted && "inverted"].filter(Boolean).join(" · ");
}
