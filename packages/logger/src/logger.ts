import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";

export type { Logger };

const secretNames = [
  "access_token",
  "refresh_token",
  "accessToken",
  "refreshToken",
  "clientSecret",
  "client_secret",
  "clientState",
  "authorization",
  "Authorization",
  "code",
  "key",
  "encrypted",
  "subject",
  "body",
];

/** Values that look like bearer tokens, authorization codes or secrets in a URL or an error's text. */
const secretText =
  /(Bearer\s+|(?:access_token|refresh_token|client_secret|code|apiKey|validationToken)=)[^\s&"']+/gi;

/**
 * A logger that leaves secrets and calendar content out of what it is given by mistake.
 * @param options.readable lines for a person instead of JSON
 * @param options.destination where lines go; standard output by default
 */
export function createLogger({
  name,
  readable = false,
  destination,
}: {
  name: string;
  readable?: boolean;
  destination?: DestinationStream;
}): Logger {
  const stream = readable
    ? pretty({ colorize: process.stdout.isTTY === true, sync: true, ...(destination && { destination }) })
    : destination;
  return pino(
    {
      name,
      redact: {
        paths: secretNames.flatMap((secret) => [secret, `*.${secret}`, `*.*.${secret}`]),
        censor: "[redacted]",
      },
      serializers: { err: describeError, error: describeError },
    },
    stream ?? pino.destination({ sync: true }),
  );
}

/** An error's name, scrubbed message and stack; whatever else hangs on it (requests, responses, rows) stays out. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return error;
  return {
    type: error.name,
    message: error.message.replace(secretText, "$1[redacted]"),
    stack: error.stack?.replace(secretText, "$1[redacted]"),
  };
}
