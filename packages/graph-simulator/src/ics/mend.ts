const BARE_DATE =
  /^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(?:;(?!VALUE=)[^:;\r\n]*)*):(\d{8}(?:,\d{8})*)(?=\r?$)/gim;
const EMPTY_RULE = /^(?:RRULE|EXDATE|RDATE):[ \t]*\r?\n/gim;

/** Mends what calendars in the wild get wrong and the parser won't take: dates without VALUE=DATE, and empty rules. */
export function mendIcs(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(EMPTY_RULE, "")
    .replace(BARE_DATE, "$1;VALUE=DATE:$2");
}
