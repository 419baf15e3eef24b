/** A form as it is shown: as it is stored, or as it was sent last. */
export type FormState = {
  /** by the names of its fields */
  values: Readonly<Record<string, string>>;
  /** what is wrong with a field, by its name */
  errors: Readonly<Record<string, string>>;
  /** what concerns the form as a whole; null where there is nothing to say */
  notice: { text: string; isProblem: boolean } | null;
};

/** Takes a form that was sent. The answer is what is shown again; it leads elsewhere where all is well. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;
