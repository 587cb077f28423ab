/** Where a study that was sent stands in the line, asked of the server now and then. */

/** @typedef {{state: string, place: number, expectedWaitSeconds: number, remainingSeconds: number}} Waiting */

const EVERY = 2000;
/** What is answered or refused sooner than that has no need of a place in the line. */
const FIRST = 600;

/** A name for one study, so that it can be found among those that wait. */
export function newReference() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class WaitingStudy {
  /**
   * @param {string} reference
   * @param {(waiting: Waiting) => void} tell
   */
  constructor(reference, tell) {
    this.address = `/waiting?reference=${reference}`;
    this.tell = tell;
    this.stopped = false;
    this.later(FIRST);
  }

  /** @param {number} wait in milliseconds */
  later(wait) {
    setTimeout(() => !this.stopped && this.ask(), wait);
  }

  async ask() {
    try {
      const answer = await fetch(this.address, { headers: { "X-Requested-With": "JavaScript" } });
      if (answer.ok && !this.stopped) {
        this.tell(await answer.json());
      }
    } catch {
      // The line may be down for a moment: the study itself is what counts, and tells by itself.
    }
    this.later(EVERY);
  }

  stop() {
    this.stopped = true;
  }
}
