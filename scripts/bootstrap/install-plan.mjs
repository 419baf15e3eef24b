/** What the marker file says while npm is at work, and for ever where npm was killed. */
export const installing = "installing";

/**
 * What a finished installation leaves in the marker file.
 * @param {{ lock: string, dev: boolean }} installed the lock file's hash, and whether development packages are there
 */
export const markerOf = ({ lock, dev }) => `${lock}${dev ? " dev" : ""}`;

/**
 * What has to be installed, if anything.
 *
 * Whatever is there already is added to in place (`npm install`), so that a server that runs from the same folder keeps its
 * files; `npm ci`, which deletes `node_modules` first, is for a folder that has none or a half-made one. Development
 * packages that are there stay, for the same reason.
 * @param {object} state
 * @param {string | null} state.marker what the marker file says; null where there is none
 * @param {string} state.lock the lock file's hash
 * @param {"all" | "no dev" | null} state.byHand what somebody's own `npm ci` installed from this lock file, if anything
 * @param {boolean} state.needsDev
 * @returns {{ command: "ci" | "install" | null, dev: boolean }} null: nothing, and `dev` is what is there
 */
export function planInstall({ marker, lock, byHand, needsDev }) {
  if (marker === installing || (marker === null && byHand === null)) return { command: "ci", dev: needsDev };
  const [installedLock, rest] = marker?.split(" ") ?? [lock, byHand === "all" ? "dev" : undefined];
  const hasDev = rest === "dev";
  if (installedLock === lock && (hasDev || !needsDev)) return { command: null, dev: hasDev };
  return { command: "install", dev: hasDev || needsDev };
}
