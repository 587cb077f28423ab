/** How the sending goes: bytes up, then seconds while the model works. */
import { need } from "../dom.js";
import { announce } from "../say.js";
import { size } from "./checks.js";
import { WaitingStudy } from "./waiting.js";

export class Progress {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.panel = need(main, "[data-progress]", HTMLElement);
    this.bar = need(this.panel, "progress", HTMLProgressElement);
    this.upload = need(this.panel, "[data-step=upload]", HTMLElement);
    this.read = need(this.panel, "[data-step=read]", HTMLElement);
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {WaitingStudy | undefined} */
    this.study = undefined;
    this.reference = "";
  }

  /** @param {string} reference by which the server knows the study */
  start(reference) {
    this.reference = reference;
    this.panel.hidden = false;
    this.bar.value = 0;
    this.upload.className = "now";
    this.upload.textContent = "uploading";
    this.read.className = "";
    this.read.textContent = "reading";
    announce("Uploading.");
  }

  /**
   * @param {number} sent
   * @param {number} total
   */
  sent(sent, total) {
    this.bar.value = (100 * sent) / total;
    this.upload.textContent = `uploading ${size(sent)} of ${size(total)}`;
  }

  /** Everything is up: from here on, only time passes. @param {number} total */
  uploaded(total) {
    const since = performance.now();
    /** @type {import("./waiting.js").Waiting | undefined} */
    let waiting;
    let told = since;
    const tick = () => {
      const now = performance.now();
      this.read.textContent = words(waiting, Math.floor((now - since) / 1000), Math.floor((now - told) / 1000));
    };
    this.study?.stop();
    this.study = new WaitingStudy(this.reference, (answer) => {
      if (answer.state === "waiting" && waiting?.place !== answer.place) {
        announce(`Waiting, place ${answer.place}.`);
      }
      waiting = answer.state === "unknown" ? undefined : answer;
      told = performance.now();
      tick();
    });
    this.bar.removeAttribute("value");
    this.upload.className = "done";
    this.upload.textContent = total > 2000 ? `✓ uploaded ${size(total)}` : "✓ sent";
    this.read.className = "now";
    tick();
    clearInterval(this.timer);
    this.timer = setInterval(tick, 1000);
    announce("Uploaded. The model is reading.");
  }

  stop() {
    clearInterval(this.timer);
    this.study?.stop();
    this.panel.hidden = true;
  }
}

/**
 * What is to be said of a study.
 * @param {import("./waiting.js").Waiting | undefined} waiting what the server said last, if it knows the study
 * @param {number} elapsed seconds since everything was up
 * @param {number} ago seconds since the server said so
 */
function words(waiting, elapsed, ago) {
  if (!waiting) {
    return `reading · ${elapsed} s`;
  }
  const left = `${Math.max(0, waiting.remainingSeconds - ago)} s left`;
  if (waiting.state === "reading") {
    return `reading · ${elapsed} s · ${left}`;
  }
  return `waiting · place ${waiting.place}, about ${waiting.expectedWaitSeconds} s · ${left}`;
}
