/** How the sending goes: bytes up, then seconds while the model works. */
import { need } from "../dom.js";
import { announce } from "../say.js";
import { size } from "./checks.js";

export class Progress {
  /** @param {HTMLElement} main */
  constructor(main) {
    this.panel = need(main, "[data-progress]", HTMLElement);
    this.bar = need(this.panel, "progress", HTMLProgressElement);
    this.upload = need(this.panel, "[data-step=upload]", HTMLElement);
    this.read = need(this.panel, "[data-step=read]", HTMLElement);
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  start() {
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
    const tick = () => (this.read.textContent = `reading · ${Math.floor((performance.now() - since) / 1000)} s`);
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
    this.panel.hidden = true;
  }
}
