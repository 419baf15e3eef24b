import type { ProbeChange } from "@calcache/calendar-cache";
import { type Cohort, changedHeader } from "@calcache/operations";
import { Command, InvalidArgumentError } from "commander";

export type ProbeArguments = { cohort: Cohort; change: ProbeChange; every: number };

type Given = {
  cohort?: string;
  failing: boolean;
  limit: number;
  header: Record<string, string>;
  authPath?: string;
  pace: number;
};

/**
 * Reads the command line of `npm run probe`. Ends the process where it asks for help or can't be meant.
 * @param args without the program's name
 */
export function readProbeArguments(args: readonly string[]): ProbeArguments {
  const command = new Command("npm run --silent probe --")
    .description(
      `Asks the provider for mailboxes' calendars as a refresh does, and prints what it answers for each: status, code, request-id, ms.
Also where a mailbox is paused or in quarantine. Nothing is stored or changed. Exits with 1 where any mailbox doesn't answer.

  npm run --silent probe -- ann@contoso.com
  npm run --silent probe -- ann@contoso.com --header "x-AnchorMailbox:"
  npm run --silent probe -- --cohort outlook.com --failing --limit 20 --auth-path personal`,
    )
    .argument("[address...]", "mailboxes, by their addresses")
    .option("--cohort <kind>", "the mailboxes of one kind of account, as /operator names it")
    .option("--failing", "of a cohort, only the mailboxes that fail", false)
    .option(
      "--limit <count>",
      "of a cohort, so many mailboxes at most, the failing ones first",
      wholeNumber,
      100,
    )
    .option("--pace <ms>", "ms to wait between two mailboxes", wholeNumber, 500)
    .option(
      "--header <line>",
      `"name: value": sent in the place of the header of that name; "name:" leaves it out; may be repeated`,
      (line, others: Record<string, string> = {}) => ({ ...others, ...headerOf(line) }),
    )
    .option(
      "--auth-path <name>",
      "by tokens that this auth path gives (`npm run auth-path -- list`), which nobody keeps",
    )
    .parse([...args], { from: "user" });
  const { cohort, failing, limit, header = {}, authPath = null, pace } = command.opts<Given>();
  const addresses = command.args;
  if ((cohort === undefined) === (addresses.length === 0))
    command.error("error: name mailboxes by their addresses, or a kind of account with --cohort");
  return {
    cohort: cohort === undefined ? { addresses } : { accountKind: cohort, onlyFailing: failing, most: limit },
    change: { headers: header, authPath },
    every: pace,
  };
}

function headerOf(line: string): Record<string, string> {
  const header = changedHeader(line);
  if (!header.ok) throw new InvalidArgumentError(header.error);
  return { [header.value.name]: header.value.value };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("must be a whole number from 0 to 999999");
  return Number(text);
}
