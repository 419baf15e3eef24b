import type { Result } from "../errors/result.ts";

/** The header that names the mailbox a request is about, for as long as Microsoft takes it. */
export type RoutingHint = {
  /** What to send with the next request; empty where there is no hint. */
  headers(): Record<string, string>;
  /** From now on there is no hint. */
  withdraw(): Promise<void>;
};

/**
 * A mailbox's `x-AnchorMailbox`. One that no header can hold is left out: it is a hint only.
 * @param onRefused hears once that it was withdrawn
 */
export function createRoutingHint(
  anchor: string | undefined,
  onRefused: () => Promise<void> = async () => {},
): RoutingHint {
  let headers: Record<string, string> =
    anchor !== undefined && /^[\x21-\x7e]+$/.test(anchor) ? { "x-AnchorMailbox": anchor } : {};
  return {
    headers: () => headers,
    async withdraw() {
      if (!isHint(headers)) return;
      headers = {};
      await onRefused();
    },
  };
}

/** Whether these headers of {@link RoutingHint} name a mailbox. */
export const isHint = (headers: Record<string, string>): boolean => "x-AnchorMailbox" in headers;

/**
 * Whether a request failed for its hint alone: nothing was done, and without the hint it may be asked again.
 * Source: devblogs.microsoft.com/microsoft365dev, "Error improvement for invalid X-AnchorMailbox"
 */
export const refusesHint = (answer: Result<unknown>): boolean =>
  !answer.ok && answer.error.code?.toLowerCase() === "errorincorrectroutinghint";
