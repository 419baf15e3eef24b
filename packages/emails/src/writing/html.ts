/** Markup that is safe to show; anything else that goes into it is escaped. */
export type Html = { readonly markup: string };

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template whose values are escaped unless they are markup already; lists are put one after another. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const parts = values.map((value, index) => markupOf(value) + (strings[index + 1] ?? ""));
  return { markup: (strings[0] ?? "") + parts.join("") };
}

function markupOf(value: string | Html | readonly Html[]): string {
  if (typeof value === "string") return value.replace(/[&<>"']/g, (char) => entities[char] ?? "");
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}
