/** What a report would warn of, said before the study is sent. */
import { need } from "../dom.js";
import { covered } from "./masks.js";

/** @typedef {import("./inspection.js").Caution} Caution */
/** @typedef {import("./slots.js").Slot} Slot */

/** The server judges an image alone; these depend on where it is put. */
const OF_PLACES = ["not-a-frontal-view", "not-a-lateral-view", "prior-is-newer", "different-studies"];

/**
 * @param {HTMLFormElement} form
 * @param {Slot[]} slots
 */
export function startCautions(form, slots) {
  const update = () => slots.forEach((slot) => show(slot, cautions(slot, slots)));
  form.addEventListener("hilum:images", update);
  update();
}

/**
 * @param {Slot} slot
 * @param {Caution[]} found
 */
function show({ element }, found) {
  const list = need(element, "[data-cautions]", HTMLElement);
  list.hidden = found.length === 0;
  list.replaceChildren(...found.map(({ code, message }) => {
    const item = document.createElement("li");
    item.dataset.caution = code;
    item.textContent = message;
    return item;
  }));
}

/**
 * @param {Slot} slot
 * @param {Slot[]} slots
 * @returns {Caution[]}
 */
function cautions(slot, slots) {
  const frontal = slots.find(({ key }) => key === "frontal");
  return [...ofPlace(slot, frontal), ...ofImage(slot)];
}

/** @param {Slot} slot */
function ofImage({ chosen }) {
  const inspection = chosen?.inspection;
  if (!chosen || !inspection) {
    return [];
  }
  const { textRegions, warnings } = inspection;
  const masked = !chosen.saysBurnedIn && textRegions.length > 0 && textRegions.every((region) => covered(region, chosen.masks));
  return warnings.filter(({ code }) => !OF_PLACES.includes(code) && !(masked && code === "burned-in-text"));
}

/**
 * @param {Slot} slot
 * @param {Slot | undefined} frontal
 */
function ofPlace({ key, chosen }, frontal) {
  /** @type {Caution[]} */
  const found = [];
  const tags = chosen?.inspection?.dicom;
  const others = frontal?.chosen?.inspection?.dicom;
  const said = tags?.projection;
  const meant = key === "lateral" ? "lateral" : "frontal";
  if (said && said !== meant) {
    found.push({ code: `not-a-${meant}-view`, message: `Its tags say that this is ${said === "oblique" ? "an" : "a"} ${said} view.` });
  }
  if (key === "prior" && tags?.studyDate && others?.studyDate && tags.studyDate > others.studyDate) {
    found.push({ code: "prior-is-newer", message: `Its study (${tags.studyDate}) is newer than the frontal image's (${others.studyDate}).` });
  }
  if (key === "lateral" && tags?.study && others?.study && tags.study !== others.study) {
    found.push({ code: "different-studies", message: "It is of another study than the frontal image." });
  }
  return found;
}
