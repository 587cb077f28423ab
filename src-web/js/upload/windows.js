/** The choice among the windows that a DICOM file offers. */

/** @typedef {{ index: number, explanation: string }[]} Windows */

/**
 * Offers them, where there is a choice; else the form says nothing of it.
 * @param {HTMLSelectElement} select
 * @param {import("./chosen.js").Chosen | null} chosen
 */
export function drawWindows(select, chosen) {
  const windows = chosen?.inspection?.dicom?.windows ?? [];
  const choice = windows.length > 1;
  select.disabled = !choice;
  select.closest("[data-windows]")?.toggleAttribute("hidden", !choice);
  if (select.options.length !== windows.length || windows.some(({ index }, i) => select.options[i].text !== windowName(windows, index))) {
    select.replaceChildren(...windows.map(({ index }) => new Option(windowName(windows, index), String(index))));
  }
  select.value = String(chosen?.window ?? 0);
}

/**
 * What the file calls it, else which of how many.
 * @param {Windows} windows
 * @param {number} window
 */
export function windowName(windows, window) {
  return windows.find(({ index }) => index === window)?.explanation || `${window + 1} of ${windows.length}`;
}
