/** A chosen image, drawn before it is sent, with what the model will not see hatched. */
import { svg } from "../dom.js";

/** @typedef {{ url: string, width: number, height: number }} Preview */
/** @typedef {import("./inspection.js").Rectangle} Rectangle */

/**
 * Reads the image's size; null when this browser can't draw it (the server may still read it).
 * @param {File} file
 * @returns {Promise<Preview | null>}
 */
export async function load(file) {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { url, width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    URL.revokeObjectURL(url);
    return null;
  }
}

/**
 * The picture that Hilum made, on the whole image's size.
 * @param {import("./inspection.js").Inspection} inspection
 * @returns {Preview}
 */
export function rendered({ width, height, preview }) {
  const bytes = Uint8Array.from(atob(preview.base64), (letter) => letter.charCodeAt(0));
  return { url: URL.createObjectURL(new Blob([bytes], { type: preview.mediaType })), width, height };
}

/**
 * @param {Preview} preview
 * @param {string} name
 * @param {Rectangle[]} masks what is blacked out
 * @param {boolean} cropped whether the model sees the centred square alone
 */
export function draw(preview, name, masks, cropped) {
  const { url, width, height } = preview;
  const label = `${name} image, as chosen${masks.length > 0 ? `, with ${masks.length} masked` : ""}`;
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, [
    svg("image", { href: url, width, height, preserveAspectRatio: "none" }),
    ...masks.map((mask) => svg("rect", { ...place(mask, preview), class: "masked" })),
    ...(cropped ? unseen(preview) : []),
  ]);
}

/**
 * A rectangle in the image's pixels, as SVG has it.
 * @param {Rectangle} rectangle
 * @param {Preview} preview
 */
export function place([xMin, yMin, xMax, yMax], { width, height }) {
  return { x: xMin * width, y: yMin * height, width: (xMax - xMin) * width, height: (yMax - yMin) * height };
}

/**
 * What lies outside the centred square, hatched.
 * @param {Preview} preview
 */
function unseen({ width, height }) {
  const side = Math.min(width, height);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  const step = Math.max(width, height) / 60;
  const line = svg("path", { d: `M0 0V${step}`, stroke: "#b4c0cc", "stroke-opacity": 0.6, "stroke-width": step / 5 });
  const hatch = svg("pattern", { id: "preview-hatch", width: step, height: step, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, [line]);
  const bands = [[0, 0, width, top], [0, top + side, width, height - top - side], [0, top, left, side], [left + side, top, width - left - side, side]];
  const rectangles = bands
    .filter(([, , w, h]) => w > 0 && h > 0)
    .flatMap(([x, y, w, h]) => [
      svg("rect", { x, y, width: w, height: h, fill: "#000", "fill-opacity": 0.5 }),
      svg("rect", { x, y, width: w, height: h, fill: "url(#preview-hatch)" }),
    ]);
  return [svg("defs", {}, [hatch]), ...rectangles];
}

/**
 * The share of the image outside the centred square, in percent.
 * @param {Preview} preview
 */
export function outside({ width, height }) {
  return Math.round((1 - Math.min(width, height) / Math.max(width, height)) * 100);
}
