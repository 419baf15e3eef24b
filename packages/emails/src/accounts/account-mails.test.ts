import { languages } from "@calcache/languages";
import { expect, test } from "vitest";
import { invitationMail, relinkAdminsMail, relinkedMail, relinkMail } from "./account-mails.ts";
import { channelClosedMail } from "./channel-closed-mail.ts";

const about = {
  id: 7,
  to: { name: "Ann <b>Ito</b>", email: "ann@contoso.example", locale: null as string | null },
  siteUrl: "https://book.example",
};
const link = "https://book.example/api/connect/a.b";
const asked = { ...about, address: "ann@contoso.example", link, isReminder: false };

test("asks an owner to sign in again, with one link, in text and in HTML", () => {
  const mail = relinkMail(asked);
  expect(mail).toMatchObject({
    to: { address: "ann@contoso.example" },
    subject: "Please sign in again: ann@contoso.example",
    calendar: null,
  });
  expect(mail.text).toContain(`Sign in again as ann@contoso.example:\n${link}`);
  expect(mail.text).toContain("seven days");
  expect(mail.html).toContain(`<a href="${link}">`);
  expect(mail.html).toContain("Ann &lt;b&gt;Ito");
  expect(relinkMail({ ...asked, isReminder: true }).subject).toBe(
    "Reminder: please sign in again: ann@contoso.example",
  );
});

test("a mail that is sent twice is one, and another is another", () => {
  expect(relinkMail(asked).id).toBe(relinkMail({ ...asked, link: `${link}2` }).id);
  expect(relinkMail(asked).id).not.toBe(relinkMail({ ...asked, id: 8 }).id);
});

test("says that an owner is back", () => {
  const mail = relinkedMail({ ...about, address: "ann@contoso.example" });
  expect([mail.subject, mail.text.includes("https://book.example/settings/calendars")]).toEqual([
    "You are back: ann@contoso.example",
    true,
  ]);
});

test("names fifty accounts of an admin's teams at most, and says how many there are", () => {
  const accounts = Array.from({ length: 53 }, (_, n) => ({ name: `Host ${n}`, address: `h${n}@x.example` }));
  const mail = relinkAdminsMail({ ...about, accounts });
  expect(mail.subject).toBe("53 accounts of your team: the owner must sign in again");
  expect(mail.text.match(/@x.example/g)).toHaveLength(50);
  expect(mail.text).toContain("And 3 more.");
  expect(relinkAdminsMail({ ...about, accounts: accounts.slice(0, 1) }).subject).toMatch(/^1 account of/);
});

test("no name begins a header or a line of its own", () => {
  const mail = relinkMail({ ...asked, address: "ann@x.example\r\nBcc: all@x.example" });
  expect(mail.subject).not.toMatch(/[\r\n]/);
});

test("invites somebody by a link that is theirs alone", () => {
  const mail = invitationMail({ ...about, link: "https://book.example/settings/invitation/a.b" });
  expect(mail.subject).toBe("Connect your calendar at book.example");
  expect(mail.text).toContain("Sign in:\nhttps://book.example/settings/invitation/a.b");
});

test.each(languages.filter((language) => language !== "en"))(
  "is written in its reader's language: %s",
  (locale) => {
    const mailsIn = (tag: string | null) => {
      const to = { ...about, to: { ...about.to, locale: tag }, address: "a@x.example", link };
      const accounts = [{ name: "Bo", address: "b@x.example" }];
      return [
        relinkMail({ ...to, isReminder: false }),
        relinkMail({ ...to, isReminder: true }),
        relinkedMail(to),
        relinkAdminsMail({ ...to, accounts }),
        invitationMail(to),
        channelClosedMail({ ...to, channels: [{ host: "app.example", why: "gone" }] }),
      ];
    };
    const english = mailsIn(null);
    for (const [index, mail] of mailsIn(`${locale}-XX`).entries()) {
      expect(mail.subject).not.toBe(english[index]?.subject);
      const lines = new Set(english[index]?.text.split("\n").filter((line) => /\p{L}{3} /u.test(line)));
      expect(mail.text.split("\n").filter((line) => lines.has(line))).toEqual([]);
      expect(mail.html).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">`);
      // Who has it twice, in two languages, has had one mail.
      expect(mail.id).toBe(english[index]?.id);
    }
    expect(mailsIn("ja")[0]).toEqual(english[0]);
  },
);
