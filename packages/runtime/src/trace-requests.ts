import type { ObservedRequest } from "@calcache/microsoft-graph";
import { isTraced, spanOfPast } from "@calcache/tracing";

/** Requests to Graph and its login as spans, of what is traced. Their URLs and mailboxes stay here. */
export const traceRequests =
  (observe: (request: ObservedRequest) => void) =>
  (request: ObservedRequest): void => {
    observe(request);
    if (!isTraced()) return;
    const { operation, accountKind, status, durationMs, kind, code, requestId } = request;
    spanOfPast(`Graph: ${operation}`, {
      ms: durationMs,
      isOutgoing: true,
      failed: kind !== "ok",
      attributes: {
        ...(status !== null && { "http.response.status_code": status }),
        ...(accountKind !== null && { "calcache.account_kind": accountKind }),
        ...(requestId !== null && { "microsoft.request_id": requestId }),
        ...(kind !== "ok" && { "error.type": code ?? kind }),
      },
    });
  };
