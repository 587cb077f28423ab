/** What a person prefers, remembered on this machine. Never anything of a study. */

/**
 * @param {"theme" | "keys"} name
 * @returns {string | null}
 */
export function recall(name) {
  try {
    return localStorage.getItem(`hilum.${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {"theme" | "keys"} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(`hilum.${name}`, value);
  } catch {
    // Storage may be forbidden or full: the choice then lasts as long as the page.
  }
}
