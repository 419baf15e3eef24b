/**
 * Logs as pino writes them: JSON lines in production, readable lines in development. Knows no other package.
 */
export { createLogger, type Logger } from "./logger.ts";
