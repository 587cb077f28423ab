/** What the server would refuse, said kindly and before the upload. The server checks again, and its word counts. */

/** With or without its preamble. */
const DICOM = [/^[^]{128}DICM/, /^[\x02\x08]\0[^]\0/];
const READ = [/^\x89PNG\r\n\x1a\n/, /^\xff\xd8\xff/, ...DICOM];

/** @type {[RegExp, string][]} */
const OTHER_KINDS = [
  [/^%PDF/, "This is a PDF. Save the X-ray itself as PNG or JPEG."],
  [/^PK/, "This is a ZIP archive. Choose the image inside it."],
  [/^(II\*\0|MM\0\*)/, "This is a TIFF. Save it as PNG or JPEG first."],
  [/^(GIF8|RIFF|BM)/, "This kind of picture can't be read. Save it as PNG or JPEG."],
  [/^[^]{4}ftyp/, "This looks like a phone's photo (HEIC) or a film. Save the X-ray as PNG or JPEG."],
];

/**
 * What is wrong with a file, or the empty text.
 * @param {File} file
 * @param {number} maxBytes
 */
export async function fault(file, maxBytes) {
  if (file.size === 0) {
    return "This file is empty.";
  }
  if (maxBytes && file.size > maxBytes) {
    return `This file has ${size(file.size)}; at most ${size(maxBytes)} are taken.`;
  }
  const text = await head(file);
  if (READ.some((pattern) => pattern.test(text))) {
    return "";
  }
  const kind = OTHER_KINDS.find(([pattern]) => pattern.test(text));
  return kind ? kind[1] : "This is neither a PNG, a JPEG nor a DICOM file.";
}

/**
 * Whether a browser can't show it, but Hilum can: the bytes decide, never the name.
 * @param {File} file
 */
export async function isDicom(file) {
  const text = await head(file);
  return DICOM.some((pattern) => pattern.test(text));
}

/** @param {File} file */
async function head(file) {
  return String.fromCharCode(...new Uint8Array(await file.slice(0, 132).arrayBuffer()));
}

/**
 * A size as people read it.
 * @param {number} bytes
 */
export function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
