/** What is there and a team file has no words for: where it would stand, and what is missing. */
export type Unsaid = { readonly path: string; readonly message: string };

/** Something as a team file has it, with what that leaves unsaid. */
export type Exported<Entry> = { entry: Entry; unsaid: Unsaid[] };
