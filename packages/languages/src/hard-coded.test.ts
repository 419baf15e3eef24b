import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "@swc/core";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What visitors, attendees and hosts read, apart from users' own pages. */
const read = [
  "packages/booker/src/**/*.{ts,tsx}",
  "packages/date-picker/src/*.tsx",
  "packages/elements/src/{data,scheduling,web}/**/*.{ts,tsx}",
  "packages/emails/src/bookings/{compose-booking-email,booking-mails,build-ics,booking-times,many-changed-mail}.ts",
  "packages/emails/src/accounts/*.ts",
  "packages/emails/src/writing/compose-letter.ts",
  "packages/scheduling/src/bookings/booking/events/host-event-of.ts",
  "apps/web/src/page/{bookings,language}/*.{ts,tsx}",
  "apps/web/src/page/*.tsx",
  "apps/web/src/embed/*.tsx",
  "apps/web/src/app/{layout,not-found,error,page}.tsx",
  "apps/web/src/app/unavailable/*.tsx",
  "apps/web/src/app/{\\[username\\],team,booking,reschedule,d}/**/*.tsx",
];

const files = read
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  // The API says what it says in English.
  .filter((path) => !path.includes(".test.") && !path.endsWith("calendar-file.ts"));

/** Attributes that people read or hear. */
const told = new Set(["aria-label", "alt", "hint", "label", "placeholder", "title"]);

type Node = { type: string } & Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

/** Literal texts that a file says, wherever they stand in JSX; and sentences anywhere else in it. */
function saidIn(node: unknown, isTold = false): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => saidIn(each, isTold));
  if (typeof node !== "object" || node === null) return [];
  const { type, ...parts } = node as Node;
  const within = (told: boolean) => Object.values(parts).flatMap((part) => saidIn(part, told));
  switch (type) {
    case "ImportDeclaration":
    case "TsLiteralType":
      return [];
    case "JSXText":
      return hasWords(String(parts.value)) ? [String(parts.value).trim()] : [];
    case "JSXAttribute":
      return within(isNode(parts.name) && told.has(String(parts.name.value)));
    case "JSXExpressionContainer":
      return within(isTold);
    case "NewExpression":
      // What is thrown is for whoever reads logs.
      return [];
    case "CallExpression":
    case "MemberExpression":
    case "BinaryExpression":
      return within(false);
    case "StringLiteral":
    case "TemplateElement": {
      const text = String(type === "StringLiteral" ? parts.value : parts.raw);
      return (isTold && hasWords(text)) || isSentence(text) ? [text] : [];
    }
    default:
      return within(isTold);
  }
}

const hasWords = (text: string) => /\p{L}{2}/u.test(text);
const isSentence = (text: string) => /^\s*[A-Z][\p{L}'’]*,? [\p{L}(]/u.test(text);

/** Broken on purpose: each of these was put into a component, and seen. */
test.each([
  ["<p>Choose a time</p>", "Choose a time"],
  ['<nav aria-label="Layout" />', "Layout"],
  ['<p title={isOn ? "On" : "Off"} />', "On"],
  ['const notice = "Please try again";', "Please try again"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  ["const notice = `Held for you until ${time}`;", "Held for you until "],
])("words in code are found: %s", (code, words) => {
  expect(saidIn(parse(code))).toContain(words);
});

test("what people read stands in the languages' files, and nowhere in the code", () => {
  expect(files.length).toBeGreaterThan(80);
  const said = files.flatMap((path) =>
    saidIn(parse(readFileSync(root + path, "utf8"))).map((text) => `${path}: ${text}`),
  );
  expect(said.filter((text) => !names.some((name) => text.endsWith(`: ${name}`)))).toEqual([]);
});

/** Names, which are the same in every language. */
const names = ["Calcache", "Outlook", "Google Calendar"];

const parse = (code: string) => parseSync(code, { syntax: "typescript", tsx: true }).body;
