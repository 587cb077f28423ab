/** A menu made of `details`: it closes by Escape, by a click elsewhere, and once something was chosen. */
import { all, origin } from "./dom.js";

/** @param {HTMLElement} main */
export function startMenu(main) {
  for (const menu of all(main, "[data-menu]", HTMLDetailsElement)) {
    const close = () => (menu.open = false);
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        event.stopPropagation();
        close();
        menu.querySelector("summary")?.focus();
      }
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) {
        close();
      }
    });
    document.addEventListener("click", (event) => {
      const target = origin(event);
      if (menu.open && target && (!menu.contains(target) || target.closest("li"))) {
        setTimeout(close);
      }
    });
  }
}
