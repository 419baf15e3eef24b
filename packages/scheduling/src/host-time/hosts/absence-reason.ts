/** As cal.com keeps it: one of the keys of its own texts, or what a user has written. */
export type StoredReason = [emoji: string, reason: string];

const words: Readonly<Record<string, string | null>> = {
  ooo_reasons_unspecified: null,
  ooo_reasons_vacation: "Vacation",
  ooo_reasons_travel: "Travel",
  ooo_reasons_sick_leave: "Sick leave",
  ooo_reasons_public_holiday: "Public holiday",
};

/** A reason in words, as "🏝️ Vacation"; null for the one that says nothing. */
export function reasonText([emoji, reason]: StoredReason): string | null {
  const text = reason in words ? words[reason] : reason;
  return text ? `${emoji} ${text}`.trim() : null;
}
