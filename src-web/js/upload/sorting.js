/** Which of several images belongs where, by what their tags say. */

/**
 * An image that was given. Only DICOM has tags; the date is of the study, such as 2026-01-31.
 * @typedef {{ name: string, tagged: boolean, view?: string, study?: string, date?: string, refused?: string }} Given
 */
/** @typedef {"frontal" | "lateral" | "prior"} Key */
/**
 * Where each of the given lies now, by its number, and why the others lie nowhere.
 * @typedef {{ places: Map<number, Key>, spare: Map<number, string> }} Sorted
 */

/**
 * The newest study is the current one, unless an image that is there already says which is. Whatever is there stays.
 * @param {Given[]} given
 * @param {Map<Key, Given>} there
 * @returns {Sorted}
 */
export function sort(given, there) {
  const current = [there.get("frontal"), there.get("lateral"), newest(given)].find((image) => image?.study);
  /** @type {Set<Key>} */
  const taken = new Set(there.keys());
  /** @type {Sorted} */
  const sorted = { places: new Map(), spare: new Map() };
  const numbers = [...given.keys()];
  const byTags = numbers.filter((number) => given[number].view).sort((a, b) => compareDates(given[b], given[a]));
  const others = numbers.filter((number) => !given[number].view);
  for (const number of [...byTags, ...others]) {
    const { keys, why } = places(given[number], current);
    const key = keys.find((each) => !taken.has(each));
    if (key) {
      taken.add(key);
      sorted.places.set(number, key);
    } else {
      sorted.spare.set(number, why);
    }
  }
  return sorted;
}

/**
 * Where an image may lie, best first, and what is to be said if it can't.
 * @param {Given} given
 * @param {Given | undefined} current
 * @returns {{ keys: Key[], why: string }}
 */
function places({ view, study, date, tagged, refused }, current) {
  const full = "its place is taken";
  if (refused) {
    return { keys: [], why: refused };
  }
  if (!tagged) {
    return { keys: ["frontal", "lateral", "prior"], why: full };
  }
  if (!study || !current || study === current.study) {
    return view ? { keys: [view === "lateral" ? "lateral" : "frontal"], why: full } : { keys: ["frontal", "lateral"], why: full };
  }
  if (!date || !current.date || date >= current.date) {
    return { keys: [], why: "of another study that isn't older" };
  }
  return view === "lateral" ? { keys: [], why: "a lateral image of an older study" } : { keys: ["prior"], why: full };
}

/** @param {Given[]} given */
function newest(given) {
  return given.filter(({ study, refused }) => study && !refused).sort((a, b) => compareDates(b, a)).at(0);
}

/**
 * @param {Given} one
 * @param {Given} other
 */
function compareDates(one, other) {
  return (one.date ?? "").localeCompare(other.date ?? "");
}
