import { takeForm } from "../settings/own-action.ts";
import type { SentForm } from "../sign-in/form.ts";
import { isOperator } from "./operator-user.ts";

/** What a form that was refused as a whole says. */
export const problem = (text: string) => ({ errors: {}, notice: { text, isProblem: true } });
const notYours = problem("You are no operator of this installation");

/** Takes a form of an operator's page. Whoever wasn't one, or isn't any more, is told so. */
export const ofOperator = async (
  form: FormData,
  work: (sent: SentForm) => ReturnType<Parameters<typeof takeForm>[1]>,
) => takeForm(form, async (sent) => ((await isOperator(sent.user)) ? work(sent) : notYours));
