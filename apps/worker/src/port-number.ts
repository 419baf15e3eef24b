import { InvalidArgumentError } from "commander";

/**
 * The port that an option names.
 * @throws InvalidArgumentError for what is no port, which ends the command with this message
 */
export function portNumber(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65_535)) throw new InvalidArgumentError("a port is a number from 1 to 65535");
  return port;
}
