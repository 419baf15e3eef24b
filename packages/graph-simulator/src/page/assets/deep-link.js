/** @type {typeof import("./deep-link.js").readPlace} */
export const readPlace = (search) => {
  const parameters = new URLSearchParams(search);
  const mailbox = parameters.get("mailbox");
  const date = parameters.get("date");
  return { ...(mailbox && { mailbox }), ...(date && isDate(date) && { date }) };
};

/** @type {typeof import("./deep-link.js").placeLink} */
export const placeLink = ({ mailbox, date }) =>
  `?${new URLSearchParams({ ...(mailbox !== undefined && { mailbox }), ...(date !== undefined && { date }) })}`;

/** @param {string} text */
function isDate(text) {
  const instant = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
