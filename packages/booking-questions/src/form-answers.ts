import { type BookingQuestion, isChoiceOfSeveral, type QuestionKind } from "./question.ts";

/**
 * How a form's field names a question, with what becomes of the text in it: HTML's forms know texts alone. Whoever sends another shape than
 * the question has only gets a wrong answer refused.
 */
export const answerField = ({ name, kind }: Pick<BookingQuestion, "name" | "kind">): string =>
  `answer.${shapeOf(kind)}.${name}`;

const shapes = ["text", "number", "boolean", "list", "addresses"] as const;
type Shape = (typeof shapes)[number];

function shapeOf(kind: QuestionKind): Shape {
  if (kind === "number" || kind === "boolean") return kind;
  if (kind === "multiemail") return "addresses";
  return isChoiceOfSeveral(kind) ? "list" : "text";
}

/** Between addresses: the commas and semicolons of Arabic, Chinese and Japanese too. */
export const separators = /[\s,;،؛，；、]+/;

const field = new RegExp(`^answer[.](${shapes.join("|")})[.](.+)$`, "s");

/**
 * A form's answers by their questions' names; what was left empty isn't there.
 * @param sent the names of all fields that were sent, with their texts
 */
export function formAnswers(sent: Iterable<readonly [field: string, text: string]>): Record<string, unknown> {
  const texts = new Map<string, { shape: Shape; given: string[] }>();
  for (const [name, text] of sent) {
    const [, shape, question] = field.exec(name) ?? [];
    if (question === undefined || text.trim() === "") continue;
    const known = texts.get(question) ?? { shape: shape as Shape, given: [] };
    known.given.push(text);
    texts.set(question, known);
  }
  return Object.fromEntries([...texts].map(([name, { shape, given }]) => [name, answerOf(shape, given)]));
}

function answerOf(shape: Shape, given: readonly string[]): unknown {
  const [first = ""] = given;
  switch (shape) {
    case "number": {
      const number = Number(first.replace(",", "."));
      return Number.isFinite(number) ? number : first;
    }
    case "boolean":
      return true;
    case "list":
      return given;
    case "addresses":
      return first.split(separators).filter(Boolean);
    case "text":
      return first;
  }
}
