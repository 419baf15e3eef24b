import { control } from "../control-api.js";

/** @import { Fault } from "../control-shapes.d.ts" */

const OUTAGE = { status: 503, retryAfterSeconds: 5 };

/**
 * The "Outlook is down" switches: one for the chosen mailbox, one for all. Their state is the simulator's list of
 * faults, so that outages made elsewhere show here too.
 * @param {{
 *   mailboxSwitch: HTMLInputElement,
 *   everyoneSwitch: HTMLInputElement,
 *   onChange: (isDown: (address: string) => boolean) => void,
 *   onError: (error: unknown) => void,
 *   onSwitched: (message: string) => void,
 * }} options
 */
export function createOutageSwitches({ mailboxSwitch, everyoneSwitch, onChange, onError, onSwitched }) {
  /** @type {readonly Fault[]} */
  let outages = [];
  /** @type {string | undefined} */
  let chosen;

  /** @param {string | undefined} mailbox none: every mailbox */
  const outagesOf = (mailbox) => outages.filter(({ match }) => match.mailbox === mailbox);

  const update = () => {
    mailboxSwitch.checked = outagesOf(chosen).length > 0;
    everyoneSwitch.checked = outagesOf(undefined).length > 0;
    onChange((address) => everyoneSwitch.checked || outagesOf(address).length > 0);
  };

  const refresh = async () => {
    outages = (await control.faults()).filter(isOutage);
    update();
  };

  /**
   * @param {string | undefined} mailbox
   * @param {boolean} down
   */
  const turn = async (mailbox, down) => {
    try {
      if (down) await control.addFault({ match: mailbox === undefined ? {} : { mailbox }, effect: OUTAGE });
      else await Promise.all(outagesOf(mailbox).map(({ id }) => control.removeFault(id)));
      onSwitched(`Outlook is ${down ? "down" : "back"} for ${mailbox ?? "every mailbox"}`);
    } catch (error) {
      onError(error);
    }
    await refresh().catch(onError);
  };

  mailboxSwitch.addEventListener("change", () => turn(chosen, mailboxSwitch.checked));
  everyoneSwitch.addEventListener("change", () => turn(undefined, everyoneSwitch.checked));

  return {
    refresh,
    /** @param {string} address */
    choose: (address) => {
      chosen = address;
      update();
    },
  };
}

/**
 * Whether a fault takes down a whole mailbox or everyone, rather than some kind of request.
 * @param {Fault} fault
 */
const isOutage = ({ match, effect }) =>
  effect.status === OUTAGE.status && Object.keys(match).every((name) => name === "mailbox");
