"use server";

import { applyPath, leavePath, pathScopeWords, reachWords } from "@calcache/accounts";
import type { FormState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { leadOn } from "../settings/own-action.ts";
import { operatorPath } from "../sign-in/paths.ts";
import { pathSwitchIn, ruleIn } from "./auth-path-input.ts";
import { ofOperator, problem } from "./operator-form.ts";
import { pathsOfHosts } from "./shown-paths.ts";

const none = problem("Nobody signs in here by Microsoft");

/** Makes an auth path that of a share of accounts; those of them that fail are tried again by it at once. */
export async function switchPathForm(_before: FormState, form: FormData): Promise<FormState> {
  return ofOperator(form, async ({ fields }) => {
    const { db, log } = processRuntime().engine;
    const hosts = pathsOfHosts();
    if (hosts === null) return none;
    const read = pathSwitchIn(fields, hosts.accountKinds);
    if (!read.ok) return { errors: read.error, notice: null };
    const { name, scope, share } = read.value;
    const { integration, ownClientId } = hosts;
    const switched = await applyPath(db, { integration, name }, scope, share, ownClientId);
    if (!switched.ok) return { errors: { path: "That path isn't there any more" }, notice: null };
    log.info({ path: name, share, ...scope }, "[Auth Path] switched by an operator");
    const whom = `${name} is the path of ${share} % of ${pathScopeWords(scope)}: ${switched.value.accounts} in all.`;
    return leadOn(operatorPath, {
      kind: "path-switched",
      text: [whom, ...reachWords(switched.value)].join(" "),
    });
  });
}

/** Has whom a rule is for go by its path no more, but by the one before. */
export async function leavePathForm(_before: FormState, form: FormData): Promise<FormState> {
  return ofOperator(form, async ({ fields }) => {
    const { db, log } = processRuntime().engine;
    const hosts = pathsOfHosts();
    if (hosts === null) return none;
    const { name, scope } = ruleIn(fields);
    if (!(await leavePath(db, { integration: hosts.integration, name }, scope)))
      return problem("They don't go by that path any more: look at the list");
    log.info({ path: name, ...scope }, "[Auth Path] left by an operator");
    return leadOn(operatorPath, {
      kind: "path-switched",
      text: `${name} is no longer the path of ${pathScopeWords(scope)}.`,
    });
  });
}
