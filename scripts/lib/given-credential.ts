import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { certificateOf, type GivenCredential } from "@calcache/accounts";
import { type Command, InvalidArgumentError } from "commander";

export type CredentialOptions = {
  certificate?: string;
  privateKey?: string;
  secretFrom?: string;
  federatedToken?: string;
  notAfter?: Date;
};

/** Gives a command the options by which a credential is given: in files, because arguments are seen by others. */
export const withCredentialOptions = (command: Command): Command =>
  command
    .option("--certificate <file>", "the certificate that is registered for the app, in PEM")
    .option("--private-key <file>", "its private key, in PEM without a passphrase")
    .option("--secret-from <file>", "a file with a client secret instead; - is standard input")
    .option(
      "--federated-token <file>",
      "where a token is found of an issuer that the app trusts (workload identity), on each machine",
    )
    .option(
      "--not-after <date>",
      "until when the secret is valid, as 2027-06-30; a certificate says so itself",
      date,
    );

/** The credential that the options give. @param now epoch ms */
export function givenCredential(options: CredentialOptions, now: number): GivenCredential {
  const { certificate, privateKey, secretFrom, federatedToken, notAfter = null } = options;
  const given = [certificate ?? privateKey, secretFrom, federatedToken].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new Error("Give one of --certificate with --private-key, --secret-from, or --federated-token.");
  if (federatedToken !== undefined)
    return { credential: { kind: "federated", tokenFile: resolve(federatedToken) }, notAfter };
  if (secretFrom !== undefined) {
    const secret = read(secretFrom === "-" ? 0 : secretFrom).trim();
    if (secret === "") throw new Error("The secret is empty.");
    if (notAfter !== null && notAfter.getTime() <= now) throw new Error("The secret isn't valid any more.");
    return { credential: { kind: "secret", secret }, notAfter };
  }
  if (certificate === undefined || privateKey === undefined)
    throw new Error("A certificate comes with its key: give --certificate and --private-key.");
  const signing = certificateOf({ certificate: read(certificate), privateKey: read(privateKey) }, now);
  if (!signing.ok) throw new Error(signing.error);
  return signing.value;
}

function read(file: string | 0): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`${file === 0 ? "Standard input" : file} can't be read.`);
  }
}

function date(text: string): Date {
  const value = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(value.getTime()))
    throw new InvalidArgumentError("a date is written 2027-06-30");
  return value;
}
