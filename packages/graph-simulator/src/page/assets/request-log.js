import { control } from "./control-api.js";
import { byId, element } from "./dom.js";

/** @import { GraphRequest } from "./control-shapes.d.ts" */

const POLL_MS = 1000;
const MOST_ROWS = 200;
const FIRST_SERVER_ERROR = 500;
const FIRST_CLIENT_ERROR = 400;

/**
 * The log of Graph requests at the foot of the page, asked for once a second while the page is visible.
 * @param {{ onPoll: () => Promise<unknown> }} options `onPoll` does what else should keep up at this pace
 */
export function startRequestLog({ onPoll }) {
  const rows = byId("request-rows", HTMLTableSectionElement);
  const count = byId("request-count", HTMLElement);
  const empty = byId("request-empty", HTMLElement);
  let lastSeq = 0;
  let seen = 0;

  const update = () => {
    count.textContent = seen === 0 ? "none yet" : String(seen);
    empty.hidden = rows.rows.length > 0;
  };

  const poll = async () => {
    if (document.hidden) return;
    const { requests } = await control.requests(lastSeq);
    lastSeq = requests.at(-1)?.seq ?? lastSeq;
    seen += requests.length;
    for (const request of requests.slice(-MOST_ROWS)) rows.prepend(rowOf(request));
    while (rows.rows.length > MOST_ROWS) rows.deleteRow(-1);
    update();
    await onPoll();
  };

  const pollForever = async () => {
    await poll().catch(() => {
      // A simulator that was restarted numbers its requests from the beginning.
      lastSeq = 0;
      count.textContent = "simulator not answering";
    });
    setTimeout(pollForever, POLL_MS);
  };

  byId("request-clear", HTMLButtonElement).addEventListener("click", () => {
    rows.replaceChildren();
    seen = 0;
    update();
  });
  pollForever();
}

/** @param {GraphRequest} request */
function rowOf({ at, method, path, operation, mailbox, status, durationMs }) {
  return element(
    "tr",
    {},
    element("td", { class: "is-quiet" }, new Date(at).toLocaleTimeString()),
    element("td", {}, element("code", {}, method)),
    element(
      "td",
      { class: "request-what", title: path },
      element("strong", {}, operation ?? "unknown"),
      element("code", { class: "is-quiet" }, path),
    ),
    element("td", {}, mailbox ?? "–"),
    element("td", {}, element("span", { class: `status ${statusClass(status)}` }, String(status))),
    element("td", { class: "is-number" }, `${Math.round(durationMs)}`),
  );
}

/** @param {number} status */
function statusClass(status) {
  if (status >= FIRST_SERVER_ERROR) return "is-down";
  return status >= FIRST_CLIENT_ERROR ? "is-refused" : "is-fine";
}
