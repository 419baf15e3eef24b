import type { FormState } from "@calcache/elements";
import { isRefusal } from "@calcache/http-edge";
import { processRuntime } from "@calcache/runtime";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { webappUrl } from "../process/webapp-url.ts";
import { isSentFromElsewhere, notOurForm, ownForm, type SentForm, signedOut } from "../sign-in/form.ts";
import { type Notice, noticeCookieOf } from "../sign-in/notice.ts";

/**
 * Takes a form that comes back where something is wrong with it: for whom it was made, and for nobody else. What the work answers is
 * shown again with what was typed.
 */
export async function takeForm(
  form: FormData,
  work: (sent: SentForm) => Promise<Omit<FormState, "values"> & Partial<Pick<FormState, "values">>>,
): Promise<FormState> {
  const values = textsIn(form);
  const sent = await sentForm(new URLSearchParams(values));
  if (!("fields" in sent)) return { values, errors: {}, notice: { text: sent.problem, isProblem: true } };
  return { values, ...(await work(sent)) };
}

/** Leads on from a form that was taken, and has the next page say what came of it. */
export async function leadOn(path: string, notice: Notice): Promise<never> {
  (await cookies()).set(noticeCookieOf(webappUrl(), notice));
  return redirect(path);
}

async function sentForm(fields: URLSearchParams): Promise<SentForm | { problem: string }> {
  const { signIn, currentUser } = processRuntime();
  const asked = await headers();
  const user = signIn && (await currentUser(asked));
  if (!signIn || !user) return { problem: signedOut.message };
  if (isSentFromElsewhere({ headers: asked }, webappUrl())) return { problem: notOurForm.message };
  const form = ownForm(signIn, user, fields);
  return isRefusal(form) ? { problem: form.message } : form;
}

/** Without the fields by which React knows the action. */
const textsIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$ACTION_") ? [[name, value]] : [],
    ),
  );
