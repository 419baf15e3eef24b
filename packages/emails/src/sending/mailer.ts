import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isEmailAddress } from "@calcache/email-address";
import { createTransport, type SendMailOptions } from "nodemailer";
import { oneLine } from "../writing/clean-text.ts";
import type { Mail, Mailbox } from "../writing/mail.ts";
import { type MailError, toMailError } from "./mail-error.ts";
import type { MailerSettings } from "./mailer-settings.ts";

export type SendResult = { ok: true; value: { messageId: string } } | { ok: false; error: MailError };

export type Mailer = {
  /** Hands one mail to the server, or writes it to a file. Never rejects, and tries once: repeating is the caller's. */
  send(mail: Mail): Promise<SendResult>;
};

/** ms. */
const connectWithin = 10_000;
const answerWithin = 20_000;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Opens a mailer. Connections are made for each mail. */
export function openMailer(settings: MailerSettings): Mailer {
  const deliver = settings.kind === "smtp" ? throughServer(settings.url) : intoFiles(settings.folder);
  return {
    async send(mail) {
      if (!isEmailAddress(mail.to.address)) {
        return { ok: false, error: { kind: "invalid", reason: "the recipient's address" } };
      }
      try {
        return { ok: true, value: { messageId: await deliver(toMessage(mail, settings.from)) } };
      } catch (error) {
        return { ok: false, error: toMailError(error) };
      }
    },
  };
}

type Deliver = (message: SendMailOptions) => Promise<string>;

/** A password travels encrypted, or inside this machine. */
function throughServer(url: string): Deliver {
  const { password, hostname } = new URL(url);
  const transport = createTransport({
    url,
    requireTLS: password !== "" && !loopback.has(hostname),
    connectionTimeout: connectWithin,
    greetingTimeout: connectWithin,
    socketTimeout: answerWithin,
  });
  return async (message) => (await transport.sendMail(message)).messageId;
}

/** Files that only this user may read: they hold links that cancel. */
function intoFiles(folder: string): Deliver {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return async (message) => {
    const { messageId, message: content } = await transport.sendMail(message);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${randomUUID()}.eml`), content, { mode: 0o600 });
    return messageId;
  };
}

function toMessage(
  { id, to, replyTo, subject, text, html, calendar, unsubscribeUrl }: Mail,
  from: string,
): SendMailOptions {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  return {
    messageId: `<${id}@${domain}>`,
    from,
    to: toAddress(to),
    ...(replyTo !== null && isEmailAddress(replyTo.address) && { replyTo: toAddress(replyTo) }),
    subject: oneLine(subject),
    text,
    html,
    ...(calendar && {
      icalEvent: { method: calendar.method, filename: "invite.ics", content: calendar.content },
    }),
    ...(unsubscribeUrl !== undefined && { list: { unsubscribe: unsubscribeUrl } }),
    // No out-of-office answers to a machine (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  };
}

const toAddress = ({ name, address }: Mailbox) => ({ name: name === null ? "" : oneLine(name), address });
