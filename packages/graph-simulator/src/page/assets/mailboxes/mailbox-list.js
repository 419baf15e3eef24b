import { element } from "../dom.js";
import { timeIn } from "../time/local-clock.js";

/** @import { Mailbox } from "../control-shapes.d.ts" */

const HUES = 12;

/**
 * The sidebar's list of mailboxes: one button each, with the time it is there.
 * @param {HTMLElement} list
 * @param {{ choose: (mailbox: Mailbox) => void, now: () => number }} options
 */
export function createMailboxList(list, { choose, now }) {
  /** @param {readonly Mailbox[]} mailboxes */
  const show = (mailboxes) => {
    list.replaceChildren(...mailboxes.map((mailbox) => element("li", {}, mailboxButton(mailbox))));
    updateTimes();
  };

  /** @param {Mailbox} mailbox */
  const mailboxButton = (mailbox) => {
    const button = element(
      "button",
      { type: "button", class: "mailbox", "data-mailbox": mailbox.address, title: mailbox.address },
      element(
        "span",
        { class: `avatar hue-${hueOf(mailbox.address)}`, "aria-hidden": "true" },
        initials(mailbox),
      ),
      element("span", { class: "mailbox-name" }, mailbox.displayName),
      element("span", { class: "mailbox-zone" }, mailbox.timeZone.replaceAll("_", " ")),
      element("time", { class: "mailbox-time", "data-zone": mailbox.timeZone }),
      element("span", { class: "mailbox-down", hidden: "" }, "Down"),
    );
    button.addEventListener("click", () => choose(mailbox));
    return button;
  };

  const updateTimes = () => {
    for (const time of list.querySelectorAll("time")) {
      time.textContent = timeIn(now(), time.dataset.zone ?? "UTC");
    }
  };

  /** @param {string} address */
  const markChosen = (address) => {
    for (const button of buttons()) {
      const chosen = button.dataset.mailbox === address;
      button.setAttribute("aria-current", String(chosen));
      if (chosen) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };

  /** @param {(address: string) => boolean} isDown */
  const markDown = (isDown) => {
    for (const button of buttons()) {
      const badge = button.querySelector(".mailbox-down");
      badge?.toggleAttribute("hidden", !isDown(button.dataset.mailbox ?? ""));
    }
  };

  /** @returns {NodeListOf<HTMLElement>} */
  const buttons = () => list.querySelectorAll("[data-mailbox]");

  return { show, updateTimes, markChosen, markDown };
}

/** @param {Mailbox} mailbox */
function initials({ displayName, address }) {
  const words = (displayName || address).split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => word?.charAt(0).toUpperCase())
    .join("");
}

/** @param {string} address */
const hueOf = (address) => [...address].reduce((sum, character) => sum + character.charCodeAt(0), 0) % HUES;
