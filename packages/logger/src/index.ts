/**
 * Logs as pino writes them: JSON lines in production, readable lines in development.
 */
export { createLogger, type Logger } from "./logger.ts";
