/** Saves the report from the page itself: the server has forgotten it. The same files as the API's exports. */
import { all, need, origin } from "../dom.js";

/** What keeps the whole report: the browser need no longer ask before the page goes. */
const KEEPING = "#save-json, [data-save=html], [data-action=print]";
const STYLES = /\/(tokens|layout|report|print)\.css$/;

/** @param {HTMLElement} main */
export function startSaving(main) {
  main.addEventListener("click", (event) => {
    if (origin(event)?.closest(KEEPING)) {
      main.removeAttribute("data-unsaved");
    }
    const button = origin(event)?.closest("[data-save]");
    if (button instanceof HTMLElement) {
      const file = need(main, ".report", HTMLElement).dataset.file ?? "hilum-report";
      if (button.dataset.save === "svg") {
        save(`${file}.svg`, "image/svg+xml", svgFile(main));
      } else {
        save(`${file}.html`, "text/html;charset=utf-8", htmlFile(main));
      }
    }
  });
}

/**
 * The annotated image as a file of its own, framed with the notice's strip.
 * @param {HTMLElement} main
 */
export function svgFile(main) {
  const picture = untouched(need(main, "#picture-frontal", SVGSVGElement));
  picture.setAttribute("viewBox", picture.dataset.exportViewbox ?? "");
  picture.querySelectorAll(".export-only").forEach((part) => part.removeAttribute("display"));
  return new XMLSerializer().serializeToString(picture);
}

/**
 * The whole report as one file without script, styled by this page's own sheets.
 * @param {HTMLElement} main
 */
export function htmlFile(main) {
  const copy = /** @type {HTMLElement} */ (main.cloneNode(true));
  copy.querySelectorAll(".js-only, .actions, .window-panel, .swipe, dialog, .sprite, pre[hidden]").forEach((part) => part.remove());
  copy.querySelectorAll(".pinned, .lit, .shown").forEach((part) => part.classList.remove("pinned", "lit", "shown"));
  copy.querySelectorAll("a.no").forEach((link) => ["role", "aria-pressed"].forEach((name) => link.removeAttribute(name)));
  for (const stage of all(copy, ".stage", HTMLElement)) {
    ["style", "tabindex"].forEach((name) => stage.removeAttribute(name));
  }
  for (const picture of all(copy, "svg.picture", SVGSVGElement)) {
    picture.replaceWith(untouched(picture));
  }
  const styles = [...document.styleSheets].filter((sheet) => STYLES.test(sheet.href ?? ""));
  const css = styles.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
  const notice = need(document, ".notice", HTMLElement).outerHTML;
  const title = `Report ${need(main, ".report", HTMLElement).dataset.file} · Hilum`;
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
    + `<title>${title}</title><style>${css}</style></head><body class="file">${notice}${copy.outerHTML}</body></html>\n`;
}

/**
 * A copy of a picture without what looking at it did: zoom, window, lights.
 * @param {SVGSVGElement} picture
 */
function untouched(picture) {
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  const size = copy.querySelector("clipPath rect");
  copy.setAttribute("viewBox", `0 0 ${size?.getAttribute("width")} ${size?.getAttribute("height")}`);
  copy.classList.remove("has-lit", "no-boxes", "seen-only");
  copy.querySelectorAll("[filter]").forEach((part) => part.removeAttribute("filter"));
  for (const mark of all(copy, ".mark, .badge, .leader", SVGElement)) {
    mark.classList.remove("lit");
    ["tabindex", "aria-pressed"].forEach((name) => mark.removeAttribute(name));
    if (mark.matches(".mark")) {
      mark.setAttribute("role", "img");
    } else if (mark.matches(".badge")) {
      mark.setAttribute("transform", (mark.getAttribute("transform") ?? "").replace(/ scale.*$/, ""));
    }
  }
  return copy;
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
