import { type Caller, refusal } from "@calcache/http-edge";
import type { Runtime } from "@calcache/runtime";

const wrongKey = refusal(401, "UNAUTHORIZED", "This key is not valid here: show another, or none at all");

/**
 * Anybody may call, and is told whether they are an operator. A wrong key is refused, so that nobody takes one answer for
 * the other.
 */
export const anybodyOrOperator: Caller<Pick<Runtime, "operatorKey">, "anybody" | "operator"> = {
  security: { type: "apiKey", in: "query", name: "apiKey" },
  refusals: [wrongKey],
  identify(request, { operatorKey }) {
    const key = operatorKey(request);
    return key === "wrong" ? wrongKey : { who: key === "valid" ? "operator" : "anybody" };
  },
};
