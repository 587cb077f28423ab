/** What Hilum makes of one image, asked before the study is sent: nothing of it is kept there, nothing goes further. */

/**
 * Words of a code that stays.
 * @typedef {{ code: string, message: string }} Caution
 */
/**
 * xMin, yMin, xMax, yMax as fractions of the upright image; the origin is its upper left corner.
 * @typedef {[number, number, number, number]} Rectangle
 */
/**
 * What a DICOM file says of itself; `window` is the index of the one that is shown, -1 where it is estimated.
 * @typedef {{ modality?: string, viewPosition?: string, projection?: "frontal" | "lateral" | "oblique", study?: string,
 *   studyDate?: string, burnedInAnnotation?: boolean, windows: { index: number, explanation: string }[], window: number }} Tags
 */
/**
 * The answer, of the whole image's size in pixels; its preview may be smaller.
 * @typedef {{ format: string, width: number, height: number, dicom?: Tags, suggestedView?: "frontal" | "lateral",
 *   warnings: Caution[], textRegions: Rectangle[], preview: { mediaType: string, base64: string } }} Inspection
 */

/** Why there is no answer; the message is for people. */
export class NoInspection extends Error {
  /**
   * @param {string} message
   * @param {boolean} final whether the image itself is refused, and would be again
   */
  constructor(message, final) {
    super(message);
    this.final = final;
  }
}

/** One image after the other, so that none waits for the line's whole width at once. */
let line = Promise.resolve();

/**
 * @param {File} file
 * @param {number} window index of the DICOM window to show it by
 * @param {AbortSignal} signal
 * @param {(share: number) => void} sent is told the share that is up, from 0 to 1
 * @returns {Promise<Inspection>} fails with {@link NoInspection}, or the signal's reason
 */
export function inspect(file, window, signal, sent) {
  const answer = line.then(() => ask(file, window, signal, sent));
  line = answer.then(() => {}, () => {});
  return answer;
}

/**
 * @param {File} file
 * @param {number} window
 * @param {AbortSignal} signal
 * @param {(share: number) => void} sent
 * @returns {Promise<Inspection>}
 */
function ask(file, window, signal, sent) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const parts = new FormData();
    if (window > 0) {
      parts.append("window", String(window));
    }
    parts.append("image", file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => sent(event.loaded / event.total));
    request.addEventListener("load", () =>
      request.status === 200 && request.response ? resolve(request.response) : reject(refusal(request)));
    request.addEventListener("error", () => reject(new NoInspection("The connection broke.", false)));
    request.addEventListener("abort", () => reject(signal.reason));
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", "/images");
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    // Asks the sign-in for a refusal instead of a redirect to the provider, which a script could not follow.
    request.setRequestHeader("X-Requested-With", "JavaScript");
    request.send(parts);
  });
}

/** @param {XMLHttpRequest} request */
function refusal({ status, response }) {
  if (status === 401 || status === 499) {
    return new NoInspection("You are signed out: sign in in another tab, then try again.", false);
  }
  const detail = response?.errors?.[0]?.detail ?? response?.detail ?? `The server answered with status ${status}.`;
  return new NoInspection(detail, [400, 413, 415, 422].includes(status));
}
