/** Rectangles to black out: how they move, grow, and are written into the form. */

/** @typedef {import("./inspection.js").Rectangle} Rectangle */

/** The most that an image may have. */
export const MOST = 16;
const LEAST_SIDE = 0.005;

/**
 * The form's words for them.
 * @param {Rectangle[]} masks
 */
export function written(masks) {
  return masks.map((mask) => mask.map((fraction) => Number(fraction.toFixed(5))).join(",")).join(";");
}

/**
 * The rectangle between two corners, in any order.
 * @param {{ x: number, y: number }} one
 * @param {{ x: number, y: number }} other
 * @returns {Rectangle}
 */
export function between(one, other) {
  return [Math.min(one.x, other.x), Math.min(one.y, other.y), Math.max(one.x, other.x), Math.max(one.y, other.y)];
}

/**
 * The same, moved; never out of the image.
 * @param {Rectangle} mask
 * @param {number} dx
 * @param {number} dy
 * @returns {Rectangle}
 */
export function moved([xMin, yMin, xMax, yMax], dx, dy) {
  const x = within(dx, -xMin, 1 - xMax);
  const y = within(dy, -yMin, 1 - yMax);
  return [xMin + x, yMin + y, xMax + x, yMax + y];
}

/**
 * The same with its lower right corner elsewhere.
 * @param {Rectangle} mask
 * @param {number} dx
 * @param {number} dy
 * @returns {Rectangle}
 */
export function grown([xMin, yMin, xMax, yMax], dx, dy) {
  return [xMin, yMin, within(xMax + dx, Math.min(1, xMin + LEAST_SIDE), 1), within(yMax + dy, Math.min(1, yMin + LEAST_SIDE), 1)];
}

/**
 * Whether one of the masks covers all of it.
 * @param {Rectangle} region
 * @param {Rectangle[]} masks
 */
export function covered([xMin, yMin, xMax, yMax], masks) {
  return masks.some((mask) => mask[0] <= xMin && mask[1] <= yMin && mask[2] >= xMax && mask[3] >= yMax);
}

/**
 * Where it lies, in words.
 * @param {Rectangle} mask
 */
export function described([xMin, yMin, xMax, yMax]) {
  const percent = (/** @type {number} */ fraction) => `${Math.round(100 * fraction)} %`;
  return `${percent(xMin)} from the left, ${percent(yMin)} from the top, ${percent(xMax - xMin)} wide, ${percent(yMax - yMin)} high`;
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
