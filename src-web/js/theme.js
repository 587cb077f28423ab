/** Dark or light, by a button in the bar. `boot.js` sets the remembered one before the first paint. */
import { origin } from "./dom.js";
import { remember } from "./settings.js";

const root = document.documentElement;

/** Wires the button; once for the whole page. */
export function startTheme() {
  label();
  document.addEventListener("click", (event) => {
    if (!origin(event)?.closest("[data-action=theme]")) {
      return;
    }
    const theme = root.dataset.theme === "light" ? "dark" : "light";
    root.dataset.theme = theme;
    remember("theme", theme);
    label();
  });
}

function label() {
  const next = root.dataset.theme === "light" ? "dark" : "light";
  document.querySelector("[data-action=theme]")?.setAttribute("aria-label", `Use the ${next} theme`);
}
