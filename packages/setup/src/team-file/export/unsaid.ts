/** What is there and a team file has no words for: where it would stand, and what is missing. */
export type Unsaid = { readonly path: string; readonly message: string };

/** Something as a team file has it, with what that leaves unsaid. */
export type Exported<Entry> = { entry: Entry; unsaid: Unsaid[] };

/** What is said of event types of kinds that nobody here knows. @param path of the list that they would stand in */
export const unknownEventTypes = (path: string, count: number): Unsaid[] =>
  count === 0 ? [] : [{ path, message: `leaves out ${count} of a kind that this version doesn't know` }];
