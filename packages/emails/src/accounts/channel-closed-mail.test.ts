import { expect, test } from "vitest";
import { channelClosedMail } from "./channel-closed-mail.ts";

const about = {
  id: 7,
  to: { name: "Ann", email: "ann@contoso.example", locale: null },
  siteUrl: "https://book.example",
};

test("tells which application hears no more, and why", () => {
  const mail = channelClosedMail({ ...about, channels: [{ host: "app.example", why: "failing" }] });
  expect(mail).toMatchObject({
    to: { address: "ann@contoso.example" },
    subject: "No notices any more: app.example",
    calendar: null,
  });
  expect(mail.text).toContain("- app.example: it has taken no notice for a day");
  expect(mail.html).toContain("app.example: it has taken");
});

test("several channels are told in one mail", () => {
  const channels = ["a.example", "b.example"].map((host) => ({ host, why: "gone" as const }));
  const mail = channelClosedMail({ ...about, channels });
  expect(mail.subject).toBe("No notices any more: 2 channels");
  expect(mail.text).toContain("- b.example: it answered that it wants no more (410)");
});
