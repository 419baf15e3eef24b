import type { Sensitivity, ShowAs } from "../../events/event.ts";

const BUSY_STATUS: Readonly<Record<string, ShowAs>> = {
  FREE: "free",
  TENTATIVE: "tentative",
  BUSY: "busy",
  OOF: "oof",
  WORKINGELSEWHERE: "workingElsewhere",
};

/** `showAs` of a VEVENT: Outlook's own property says it exactly; else TRANSP and STATUS decide. */
export function readBusyStatus(property: (name: string) => string): ShowAs {
  const stated = BUSY_STATUS[property("x-microsoft-cdo-busystatus").toUpperCase()];
  if (stated !== undefined) return stated;
  if (property("transp").toUpperCase() === "TRANSPARENT") return "free";
  return property("status").toUpperCase() === "TENTATIVE" ? "tentative" : "busy";
}

/** `sensitivity` of a CLASS; RFC 5545 wants an unknown class treated as private. */
export function readSensitivity(text: string): Sensitivity {
  switch (text.toUpperCase()) {
    case "":
    case "PUBLIC":
      return "normal";
    case "CONFIDENTIAL":
      return "confidential";
    default:
      return "private";
  }
}
