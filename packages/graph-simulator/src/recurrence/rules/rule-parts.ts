/** The parts of a rule's text by name, in upper case and without white space: `FREQ=WEEKLY; BYDAY=tu` has FREQ and BYDAY. */
export const ruleParts = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .toUpperCase()
      .replaceAll(/\s/g, "")
      .split(";")
      .filter((part) => part !== "")
      .map((part) => [part.split("=")[0] ?? "", part.slice(part.indexOf("=") + 1)]),
  );
