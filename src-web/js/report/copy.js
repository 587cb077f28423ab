/** Copies the report's words or one value; and prints. */
import { origin } from "../dom.js";
import { toast } from "../say.js";

/** @param {HTMLElement} main */
export function startCopying(main) {
  main.addEventListener("click", (event) => {
    const button = origin(event)?.closest("[data-action]");
    if (!(button instanceof HTMLElement)) {
      return;
    }
    if (button.dataset.action === "copy") {
      copy(main.querySelector(`#${button.dataset.copy}`)?.textContent ?? "", "The report is copied.");
    } else if (button.dataset.action === "copy-value") {
      copy(button.parentElement?.querySelector("span")?.textContent ?? "", "Copied.");
    } else if (button.dataset.action === "print") {
      print();
    }
  });
}

/**
 * @param {string} words
 * @param {string} done
 */
async function copy(words, done) {
  try {
    await navigator.clipboard.writeText(words);
    toast(done);
  } catch {
    // Not every page may use the clipboard (plain http); the old way still works on a selection.
    const area = document.createElement("textarea");
    area.value = words;
    document.body.append(area);
    area.select();
    toast(document.execCommand("copy") ? done : "This browser does not let a page copy.");
    area.remove();
  }
}
