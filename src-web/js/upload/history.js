/**
 * A report takes the form's place without a page being loaded; Back brings the form back, with all that is in it, and
 * Forward the report. Both live in this tab alone: the server keeps neither.
 */
import { need } from "../dom.js";
import { announce, toast } from "../say.js";

/** @type {{ form: HTMLElement | null, report: HTMLElement | null }} */
const kept = { form: null, report: null };
let startPage = () => {};

/** @param {() => void} start wires whatever `main` is in the document */
export function startHistory(start) {
  startPage = start;
  if (location.hash === "#report" && !document.querySelector("main[data-page=report]")) {
    history.replaceState(null, "", location.pathname);
    toast("That report was kept nowhere. Send the study again to read it anew.");
  }
  addEventListener("popstate", () => {
    const report = history.state?.hilum === "report";
    if (report && kept.report) {
      show(kept.report, "Report · Hilum");
    } else if (!report && !location.hash && kept.form) {
      show(kept.form, "New study · Hilum");
    }
  });
}

/**
 * Shows the report in the server's answer.
 * @param {Document} answer
 * @param {boolean} again whether one click would give it again
 */
export function showReport(answer, again) {
  kept.form = need(document, "main", HTMLElement);
  kept.report = document.importNode(need(answer, "main[data-page=report]", HTMLElement), true);
  kept.report.toggleAttribute("data-unsaved", !again);
  history.pushState({ hilum: "report" }, "", "#report");
  const banner = document.querySelector("[data-banner=simulator]");
  banner?.toggleAttribute("hidden", kept.report.dataset.simulated !== "true");
  show(kept.report, answer.title);
}

/**
 * @param {HTMLElement} main
 * @param {string} title
 */
function show(main, title) {
  need(document, "main", HTMLElement).replaceWith(main);
  document.title = title;
  scrollTo(0, 0);
  startPage();
  main.focus({ preventScroll: true });
  announce(title);
  // Only then: a browser keeps no page ready for Back that listens for its end.
  const listen = main.hasAttribute("data-unsaved") ? addEventListener : removeEventListener;
  listen("beforeunload", ask);
}

/**
 * Has the browser ask before the only copy of a report goes; saving the report takes the mark away.
 * @param {Event} event
 */
function ask(event) {
  if (document.querySelector("main[data-unsaved]")) {
    event.preventDefault();
  }
}
