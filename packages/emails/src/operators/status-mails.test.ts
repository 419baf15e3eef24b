import { expect, it } from "vitest";
import { statusMail, statusQuestionMail } from "./status-mails.ts";

const about = {
  id: 7,
  address: "sue@guest.example",
  manageUrl: "https://book.example/status/subscription/7.abc",
};
const incident = { name: "Outlook.com is slow" };
const update = {
  status: "monitoring",
  body: "90 % are back.\n\nThe rest follows.",
  at: "2026-11-29T10:00:00.000Z",
  nextUpdateBy: "2026-11-29T12:00:00.000Z",
};

it("tells what is new of an incident, until when more is promised, and how it ends", () => {
  const mail = statusMail({ ...about, incident, update });
  expect(mail.subject).toBe("Outlook.com is slow (monitoring)");
  for (const words of [
    "90 % are back.",
    "The rest follows.",
    "Next update by 2026-11-29T12:00",
    about.manageUrl,
  ])
    expect(mail.text).toContain(words);
  expect(mail.unsubscribeUrl).toBe(about.manageUrl);
});

it("asks first, and names nobody", () => {
  const mail = statusQuestionMail(about);
  expect(mail.text).toContain("Nothing is sent until you say yes.");
  expect(mail.text).toContain(about.manageUrl);
  expect(mail.unsubscribeUrl).toBeUndefined();
});
