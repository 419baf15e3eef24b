/** Of throw-away systems that nobody else reaches. */
export const encryptionKey = new Uint8Array(32).fill(1);
export const webhookToken = "the-benchmark-token-of-forty-characters";
export const cronKey = "the-benchmark-key-of-the-cron";
