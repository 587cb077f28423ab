/** What went wrong, put into the page that is there: the form and all that is in it stay. */
import { all, need } from "../dom.js";

/**
 * Takes the problem out of the server's page.
 * @param {HTMLElement} main
 * @param {Document} answer
 * @param {XMLHttpRequest} request
 */
export function showProblem(main, answer, request) {
  const panel = answer.querySelector(".problem");
  if (panel) {
    place(main, document.importNode(panel, true));
    for (const fault of all(answer, "[data-fault]", HTMLElement)) {
      blame(main, fault.dataset.fault ?? "", fault.textContent ?? "");
    }
    return;
  }
  const page = answer.querySelector("main[data-page=problem]");
  if (page?.querySelector("[data-sign-in]")) {
    showSignedOut(main);
  } else if (page) {
    const words = [...page.querySelectorAll("p:not(.status, .request)")].map((p) => p.textContent?.trim());
    showTrouble(main, page.querySelector("h1")?.textContent ?? "Something went wrong", words.slice(0, 1).join(" "));
  } else if (request.status === 401 || request.status === 499 || request.responseURL !== new URL(formAction(main), location.href).href) {
    showSignedOut(main);
  } else {
    showTrouble(main, "The answer can't be shown", `The server answered with status ${request.status}. Nothing is lost; try again.`);
  }
}

/**
 * The session is over; signing in happens elsewhere, so that the form stays.
 * @param {HTMLElement} main
 */
function showSignedOut(main) {
  const link = document.createElement("a");
  link.href = "/";
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Sign in in another tab";
  showTrouble(main, "You are signed out", link, ", then come back and send again: nothing here is lost.");
}

/**
 * A problem that no page of the server tells about.
 * @param {HTMLElement} main
 * @param {string} title
 * @param {(string | Node)[]} detail
 */
export function showTrouble(main, title, ...detail) {
  const panel = document.createElement("div");
  panel.className = "problem";
  panel.setAttribute("role", "alert");
  panel.tabIndex = -1;
  const heading = document.createElement("h2");
  heading.textContent = title;
  const words = document.createElement("p");
  words.append(...detail);
  panel.append(heading, words);
  place(main, panel);
}

/** @param {HTMLElement} main */
export function clearProblem(main) {
  need(main, "[data-problem]", HTMLElement).replaceChildren();
  for (const fault of all(main, "[data-fault]", HTMLElement)) {
    blame(main, fault.dataset.fault ?? "", "");
  }
}

/**
 * @param {HTMLElement} main
 * @param {HTMLElement | Element} panel
 */
function place(main, panel) {
  need(main, "[data-problem]", HTMLElement).replaceChildren(panel);
  if (panel instanceof HTMLElement) {
    panel.focus();
    panel.scrollIntoView({ block: "nearest" });
  }
}

/**
 * @param {HTMLElement} main
 * @param {string} part
 * @param {string} words
 */
function blame(main, part, words) {
  const fault = main.querySelector(`[data-fault="${CSS.escape(part)}"]`);
  if (fault) {
    fault.textContent = words;
    fault.closest(".slot, .field")?.toggleAttribute("data-faulty", words !== "");
  }
}

/** @param {HTMLElement} main */
function formAction(main) {
  return need(main, "[data-form=study]", HTMLFormElement).action;
}
