import { composed } from "../writing/compose-letter.ts";
import type { Mail } from "../writing/mail.ts";

/** Whom a mail about the status page goes to. @property manageUrl where they confirm and end their subscription */
type About = { id: number; address: string; manageUrl: string };

const letterTo = ({ id, address }: About) => ({
  id: `status ${id}`,
  to: { name: "", email: address, locale: null },
});

/** Asks whoever has an address whether they want to hear of incidents. */
export const statusQuestionMail = (about: About): Mail =>
  composed(letterTo(about), {
    subject: "Do you want to hear of incidents?",
    before: [
      "Somebody, perhaps you, asked that this address be told of incidents of our booking pages. Nothing is sent until you say yes.",
    ],
    action: { label: "Yes, or no", url: about.manageUrl },
    after: ["If it wasn't you, do nothing: the address is forgotten within a week."],
  });

/** Tells a subscriber what is new of an incident. */
export const statusMail = (
  about: About & {
    incident: { name: string };
    update: { status: string; body: string; at: string; nextUpdateBy: string | null };
  },
): Mail => {
  const { incident, update, manageUrl } = about;
  const mail = composed(letterTo(about), {
    subject: `${incident.name} (${update.status})`,
    before: [
      `${incident.name}: ${update.status}, ${update.at}.`,
      ...update.body.split("\n").filter((line) => line.trim() !== ""),
    ],
    action: { label: "End these mails", url: manageUrl },
    after: update.nextUpdateBy === null ? [] : [`Next update by ${update.nextUpdateBy}.`],
  });
  return { ...mail, unsubscribeUrl: manageUrl };
};
