import type { Condition } from "@calcache/connections/states";
import { ago, span } from "./ago.ts";
import { type ElementTexts, english } from "./english.ts";

/** A state in words, with its age. @param now epoch ms */
export function stateWords({ state, at, reason }: Condition, now: number, t: ElementTexts = english): string {
  const lasting = at === null ? "" : t("lasting", { span: span(now - at, t) });
  switch (state) {
    case "active":
      return at === null ? t("upToDate") : t("upToDateSince", { ago: ago(now - at, t) });
    case "syncing":
      return t(at === null ? "firstRead" : "catchingUp");
    case "quarantined":
      return t("quarantined", { lasting });
    case "needs_sign_in":
      return t("needsSignIn", { lasting });
    case "needs_admin":
      return t("needsAdmin", { lasting });
    case "unavailable":
      return t("unavailable", { lasting, reason: reason ?? t("noReason") });
  }
}
