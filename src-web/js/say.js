/** Words for people: spoken by a screen reader, or shown for a moment. */

/** @type {number | undefined} */
let toastTimer;

/**
 * Says it to a screen reader without moving the focus.
 * @param {string} words
 */
export function announce(words) {
  const announcer = document.querySelector("[data-announcer]");
  if (announcer) {
    announcer.textContent = words;
  }
}

/**
 * Shows it for a few seconds, and says it too.
 * @param {string} words
 */
export function toast(words) {
  document.querySelector(".toast")?.remove();
  const element = document.createElement("div");
  element.className = "toast";
  element.textContent = words;
  document.body.append(element);
  announce(words);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => element.remove(), 4000);
}
