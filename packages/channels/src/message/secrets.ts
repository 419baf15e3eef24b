import { randomBytes } from "node:crypto";

const prefix = "whsec_";
const secretBytes = 32;

/** A new secret, as Standard Webhooks writes them: `whsec_` and base64. Source: standardwebhooks.com, "Signature scheme". */
export const newSecret = (): string => prefix + randomBytes(secretBytes).toString("base64");
