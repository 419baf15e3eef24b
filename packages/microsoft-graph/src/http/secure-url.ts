import { type GraphError, graphError } from "../errors/graph-error.ts";

/** Whether a secret may travel to this URL: over https, or over http without leaving this machine. */
export function mayCarrySecrets(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:") return true;
  return protocol === "http:" && isLoopback(hostname);
}

/** The error of an operation whose URL, set in `option`, {@link mayCarrySecrets} refuses. */
export function insecureUrl(operation: string, option: "graphUrl" | "loginUrl"): GraphError {
  const reason = `${option} is neither https nor http to this machine`;
  return graphError({
    kind: "config",
    operation,
    reached: option === "loginUrl" ? "sign-in" : "graph",
    reason,
  });
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
