import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { bookingMails } from "../bookings/booking-mails.ts";
import { facts } from "../testing/facts.ts";
import { startSmtpServer } from "../testing/smtp-server.ts";
import type { Mail } from "../writing/mail.ts";
import { openMailer } from "./mailer.ts";

const from = "Calcache <bookings@contoso.example>";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

async function serverThat(answers: Record<string, string> = {}) {
  const server = await startSmtpServer(answers);
  cleanups.push(server.close);
  return { ...server, mailer: openMailer({ kind: "smtp", url: server.url, from }) };
}

const mail = (changes: Partial<Mail> = {}): Mail => ({
  id: "0a1b",
  to: { name: "Cleo", address: "cleo@guest.example" },
  replyTo: null,
  subject: "Confirmed",
  text: "text",
  html: "<p>html</p>",
  calendar: null,
  ...changes,
});

describe("a mail", () => {
  it("reaches its recipient with text, HTML, and the event both beside them and attached", async () => {
    const { mailer, mails } = await serverThat();
    const [toAttendee] = bookingMails("confirmed", facts(), 0);
    if (!toAttendee) throw new Error("no mail");
    expect(await mailer.send(toAttendee)).toMatchObject({ ok: true });
    expect(mails).toHaveLength(1);
    const [{ recipients, content } = { recipients: [], content: "" }] = mails;
    expect(recipients).toEqual(["cleo@guest.example"]);
    expect(content).toContain("From: Calcache <bookings@contoso.example>");
    expect(content).toContain("To: Cleo Okafor <cleo@guest.example>");
    expect(content).toContain("Reply-To: Ann Ito <ann@contoso.example>");
    expect(content).toContain("Content-Type: text/plain; charset=utf-8");
    expect(content).toContain("Content-Type: text/html; charset=utf-8");
    expect(content).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
    expect(content).toMatch(/Content-Disposition: attachment; filename=invite\.ics/);
  });

  it("names where it is ended, if it was subscribed to", async () => {
    const { mailer, mails } = await serverThat();
    await mailer.send(mail({ unsubscribeUrl: "https://book.example/status/subscription/7.abc" }));
    await mailer.send(mail({}));
    expect(mails[0]?.content).toContain("List-Unsubscribe: <https://book.example/status/subscription/7.abc>");
    expect(mails[1]?.content).not.toContain("List-Unsubscribe");
  });

  // Seen to fail without the look at the reply address: a header of the sender's making. In names and subjects nodemailer
  // drops line breaks too.
  it("has no header and no recipient but its own, whatever names and subjects hold", async () => {
    const { mailer, mails } = await serverThat();
    const evil = "x\r\nBcc: all@victims.example\r\n\r\nBuy";
    await mailer.send(
      mail({
        to: { name: `${evil}" <all@victims.example>, `, address: "cleo@guest.example" },
        replyTo: { name: evil, address: `a@b.example>\r\nBcc: <all@victims.example` },
        subject: evil,
      }),
    );
    const [{ recipients, content } = { recipients: [], content: "" }] = mails;
    expect(recipients).toEqual(["cleo@guest.example"]);
    const headers = content.split("\r\n\r\n", 1)[0] ?? "";
    expect(headers).not.toMatch(/^(bcc|cc|reply-to):/im);
    expect(headers).toMatch(/^Subject: x Bcc: all@victims\.example Buy$/m);
  });

  it.each(["", "cleo", "a@b.example, c@d.example", "a@b.example\r\nRCPT TO:<c@d.example>", "<a@b.example>"])(
    "isn't tried with %j as the address",
    async (address) => {
      const { mailer, mails } = await serverThat();
      expect(await mailer.send(mail({ to: { name: null, address } }))).toMatchObject({
        error: { kind: "invalid" },
      });
      expect(mails).toEqual([]);
    },
  );
});

describe("a server", () => {
  it.each([
    [{ RCPT: "550 5.1.1 no such user" }, "refused", "EENVELOPE 550"],
    [{ DATA: "554 5.7.1 spam" }, "refused", "EENVELOPE 554"],
    [{ RCPT: "451 4.7.1 greylisted" }, "away", "EENVELOPE 451"],
    [{ CONNECT: "421 busy" }, "away", "EPROTOCOL 421"],
  ])("that answers %j: %s, and only codes are told", async (answers, kind, reason) => {
    const { mailer } = await serverThat(answers);
    expect(await mailer.send(mail())).toEqual({ ok: false, error: { kind, reason } });
  });

  it("that refuses the password is a matter of settings, and the password isn't told", async () => {
    const { port } = await serverThat({ EHLO: "250-test\r\n250 AUTH PLAIN", AUTH: "535 wrong" });
    const mailer = openMailer({ kind: "smtp", url: `smtp://ann:s3cret@127.0.0.1:${port}`, from });
    const sent = await mailer.send(mail());
    expect(sent).toEqual({ ok: false, error: { kind: "misconfigured", reason: "EAUTH 535" } });
  });

  it("that isn't there is away", async () => {
    const mailer = openMailer({ kind: "smtp", url: "smtp://127.0.0.1:1", from });
    expect(await mailer.send(mail())).toMatchObject({ error: { kind: "away" } });
  });
});

it("has the same Message-ID when it is sent again", async () => {
  const { mailer, mails } = await serverThat();
  for (const attempt of [1, 2])
    expect([attempt, await mailer.send(mail())]).toEqual([
      attempt,
      { ok: true, value: { messageId: "<0a1b@contoso.example>" } },
    ]);
  expect(mails.map(({ content }) => /^Message-ID: (.*)$/m.exec(content)?.[1]?.trim())).toEqual([
    "<0a1b@contoso.example>",
    "<0a1b@contoso.example>",
  ]);
});

it("becomes a file that only its owner reads, where there is no server", async () => {
  const folder = await mkdtemp(join(tmpdir(), "calcache-mail-"));
  cleanups.push(() => rm(folder, { recursive: true }));
  const mailer = openMailer({ kind: "files", folder: join(folder, "mail"), from });
  expect(await mailer.send(mail({ subject: "Über uns" }))).toMatchObject({ ok: true });
  const [name = ""] = await readdir(join(folder, "mail"));
  expect(name).toMatch(/\.eml$/);
  const file = join(folder, "mail", name);
  expect(await readFile(file, "utf8")).toContain("To: Cleo <cleo@guest.example>\r\n");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
