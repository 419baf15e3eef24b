import { control } from "../control-api.js";

/** @import { Mailbox, Subscription } from "../control-shapes.d.ts" */

/**
 * Who is subscribed to the mailboxes, shown as a badge for the chosen one.
 * @param {HTMLElement} badge
 */
export function createWatchBadge(badge) {
  /** @type {readonly Subscription[] | undefined} */
  let subscriptions;
  /** @type {string | undefined} */
  let chosen;

  /** @param {string | undefined} address */
  const watchersOf = (address) => subscriptions?.filter(({ mailbox }) => mailbox === address).length;

  const update = () => {
    const watchers = watchersOf(chosen);
    badge.hidden = watchers === undefined;
    badge.classList.toggle("is-on", watchers !== 0);
    badge.textContent =
      watchers === 0 ? "Not subscribed" : `${watchers} subscription${watchers === 1 ? "" : "s"}`;
  };

  return {
    refresh: async () => {
      subscriptions = await control.subscriptions();
      update();
    },
    /** @param {string} address */
    choose: (address) => {
      chosen = address;
      update();
    },
    /**
     * Who learned of a change in this mailbox.
     * @param {Mailbox} mailbox
     */
    notice: ({ address }) => (watchersOf(address) === 0 ? "nobody is subscribed" : "Graph notified"),
  };
}
