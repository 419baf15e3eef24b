/** @import { ControlEvent, EventWrite, Fault, GraphRequest, ImportReport, Mailbox, Subscription } from "./control-shapes.d.ts" */

/**
 * The simulator's control API, on this page's own origin. Every function rejects with an `Error` whose message can
 * be shown to the person at the screen.
 */
export const control = {
  /** @returns {Promise<Mailbox[]>} */
  mailboxes: async () => (await call("GET", "mailboxes")).mailboxes,

  /**
   * The events that touch `[start, end)`, instants in ISO 8601.
   * @param {string} address
   * @param {{ start: string, end: string }} window
   * @returns {Promise<ControlEvent[]>}
   */
  events: async (address, window) =>
    (await call("GET", `${pathOf(address)}/events?${new URLSearchParams(window)}`)).events,

  /**
   * @param {string} address
   * @param {EventWrite} event
   */
  createEvent: (address, event) => call("POST", `${pathOf(address)}/events`, event),

  /**
   * @param {string} address
   * @param {string} id
   * @param {Partial<EventWrite>} changes
   */
  changeEvent: (address, id, changes) => call("PATCH", eventPath(address, id), changes),

  /**
   * @param {string} address
   * @param {string} id
   */
  deleteEvent: (address, id) => call("DELETE", eventPath(address, id)),

  /**
   * Adds the events of an iCalendar file to the mailbox's default calendar.
   * @param {string} address
   * @param {string} ics
   * @returns {Promise<ImportReport>}
   */
  importIcs: (address, ics) => call("POST", `${pathOf(address)}/import`, ics),

  /**
   * Graph requests the simulator answered after the one numbered `since`.
   * @param {number} since
   * @returns {Promise<{ requests: GraphRequest[] }>}
   */
  requests: (since) => call("GET", `requests?since=${since}`),

  /** @returns {Promise<Subscription[]>} */
  subscriptions: async () => (await call("GET", "subscriptions")).subscriptions,

  /** @returns {Promise<Fault[]>} */
  faults: async () => (await call("GET", "faults")).faults,

  /** @param {Pick<Fault, "match" | "effect">} fault */
  addFault: (fault) => call("POST", "faults", fault),

  /** @param {string} id */
  removeFault: (id) => call("DELETE", `faults/${encodeURIComponent(id)}`),
};

/** @param {string} address */
const pathOf = (address) => `mailboxes/${encodeURIComponent(address)}`;

/**
 * @param {string} address
 * @param {string} id
 */
const eventPath = (address, id) => `${pathOf(address)}/events/${encodeURIComponent(id)}`;

/**
 * @param {"GET" | "POST" | "PATCH" | "DELETE"} method
 * @param {string} path
 * @param {object | string} [body] an object goes as JSON, text as iCalendar
 */
async function call(method, path, body) {
  const response = await fetch(`/control/${path}`, {
    method,
    ...(body !== undefined && contentOf(body)),
  }).catch(() => {
    throw new Error("The simulator does not answer. Is it still running?");
  });
  const text = await response.text();
  const answer = text === "" ? undefined : parseJson(text);
  if (response.ok) return answer;
  throw new Error(answer?.error?.message ?? `The simulator refused this (${response.status}).`);
}

/** @param {object | string} body */
const contentOf = (body) =>
  typeof body === "string"
    ? { headers: { "content-type": "text/calendar; charset=utf-8" }, body }
    : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };

/** @param {string} text */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
