/** What is known of a chosen image, for people. */
import { size } from "./checks.js";
import { outside } from "./preview.js";

/** A hyphen at which no line ends. */
const NO_BREAK = "\u2011";

/**
 * In one line; a window that may be chosen is named by the choice.
 * @param {import("./chosen.js").Chosen} chosen
 * @param {boolean} cropped
 */
export function facts({ file, preview, inspection, masks }, cropped) {
  const tags = inspection?.dicom;
  const lost = preview && cropped ? outside(preview) : 0;
  return [
    file.name,
    tags && ["DICOM", tags.modality, tags.viewPosition].filter(Boolean).join(" "),
    tags?.studyDate?.replaceAll("-", NO_BREAK),
    preview && `${preview.width} × ${preview.height}`,
    size(file.size),
    tags && (tags.window < 0 ? "window estimated" : tags.windows.length === 1 && tags.windows[0].explanation && `window ${tags.windows[0].explanation}`),
    lost > 0 && `${lost} % outside the square`,
    masks.length > 0 && `${masks.length} masked`,
  ].filter(Boolean).join(" · ");
}
