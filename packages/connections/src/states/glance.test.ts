import { expect, test } from "vitest";
import { type Condition, type State, states } from "./calendar-state.ts";
import { atAGlance } from "./glance.ts";

const of = (state: State): Condition => ({ state, at: null, reason: null });

test.each<[State, State[], State]>([
  ["active", [], "active"],
  ["active", ["active", "syncing"], "syncing"],
  ["active", ["syncing", "unavailable", "active"], "unavailable"],
  ["needs_sign_in", ["active"], "needs_sign_in"],
])("an account that is %s with calendars that are %j is %s at a glance", (account, calendars, state) => {
  expect(atAGlance(of(account), calendars.map(of)).state).toBe(state);
});

test("every state has its place", () => {
  for (const state of states) expect(atAGlance(of("active"), [of("active"), of(state)]).state).toBe(state);
});
