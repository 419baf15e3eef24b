import type { Condition } from "@calcache/connections/states";
import { ago, span } from "./ago.ts";

/** A state in words, with its age. @param now epoch ms */
export function stateWords({ state, at, reason }: Condition, now: number): string {
  const lasted = at === null ? null : span(now - at);
  const since = lasted === null ? "" : ` (for ${lasted})`;
  switch (state) {
    case "active":
      return at === null ? "Up to date" : `Up to date, changed ${ago(now - at)}`;
    case "syncing":
      return at === null ? "Waiting to be read for the first time" : "Catching up";
    case "quarantined":
      return `Outlook doesn't answer for this account${since}. It is tried again by itself.`;
    case "needs_sign_in":
      return `Outlook doesn't accept this account's sign-in any more${since}`;
    case "needs_admin":
      return `Your organisation doesn't let this app in${since}`;
    case "unavailable":
      return `Outlook refuses this calendar${since}: ${reason ?? "it doesn't say why"}`;
  }
}
