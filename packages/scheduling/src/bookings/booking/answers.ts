/** What a form's field was answered with, in words. */
export type Answer = { field: string; answer: string };

/** What a form was answered with besides notes, which are told apart; what was left empty isn't told. */
export const answersOf = (responses: Readonly<Record<string, unknown>>): Answer[] =>
  Object.entries(responses)
    .map(([field, value]) => ({ field, answer: inWords(value) }))
    .filter(({ field, answer }) => field !== "notes" && answer !== "");

function inWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
