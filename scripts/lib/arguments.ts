import { InvalidArgumentError } from "commander";

/** An id of Microsoft's, in small letters. */
export function guid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    throw new InvalidArgumentError("an id looks like 72f988bf-86f1-41af-91ab-2d7cd011db47");
  return text.toLowerCase();
}

/** A number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1e6)) throw new InvalidArgumentError("a number above 0");
  return value;
}
