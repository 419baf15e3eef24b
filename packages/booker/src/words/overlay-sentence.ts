import type { Translator } from "@calcache/languages";
import type { VisitorCalendar } from "../view/visitor-calendar.ts";

/** What becomes of the wish to see one's own calendar over the slots. `isBusyKnown`: whether the slots are marked. */
export function overlaySentence(
  t: Translator<"page">,
  calendar: VisitorCalendar | null,
  isBusyKnown: boolean,
): string {
  if (calendar === null) return isBusyKnown ? t("ownMarked") : t("noOwnCalendar");
  const { account } = calendar;
  switch (calendar.state) {
    case "not-asked":
      return t("lookingAtOwn");
    case "connected":
      return account === null ? t("ownMarked") : t("accountMarked", { account });
    case "unreadable":
      return account === null ? t("ownUnreadable") : t("accountUnreadable", { account });
    case "refused":
      return t("ownRefused");
    case "none":
      return [problem(t, calendar), t("connectInvitation")].filter(Boolean).join(" ");
  }
}

function problem(t: Translator<"page">, { problem, provider }: VisitorCalendar): string | null {
  switch (problem) {
    case "cancelled":
      return t("connectCancelled", { provider });
    case "failed":
      return t("connectFailed", { provider });
    case null:
      return null;
  }
}
