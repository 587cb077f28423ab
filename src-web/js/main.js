/** Starts what the page at hand needs; each behaviour is a module of its own, and the page works without any of them. */
import { startDocs } from "./docs.js";
import { need } from "./dom.js";
import { startReport } from "./report/report.js";
import { startTheme } from "./theme.js";
import { startHistory } from "./upload/history.js";
import { startUpload } from "./upload/upload.js";

startTheme();
startPage();
startHistory(startPage);

/** Wires the `main` that is in the document now. */
function startPage() {
  const main = need(document, "main", HTMLElement);
  if (main.dataset.page === "report") {
    startReport(main);
  } else if (main.dataset.page === "upload") {
    startUpload(main);
  } else if (main.dataset.page === "docs") {
    startDocs(main);
  }
  for (const link of document.querySelectorAll("[data-nav=new]")) {
    link.toggleAttribute("aria-current", false);
    if (main.dataset.page === "upload") {
      link.setAttribute("aria-current", "page");
    }
  }
}
