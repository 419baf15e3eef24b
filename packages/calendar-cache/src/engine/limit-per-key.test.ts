import { expect, test } from "vitest";
import { limitPerKey } from "./limit-per-key.ts";

/** Work that lasts until it is ended, and notes when it begins. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, (outcome: "done" | "failed") => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => {
      ends.set(name, (outcome) => (outcome === "done" ? resolve(name) : reject(new Error(name))));
    });
  };
  return {
    begun,
    work,
    end: (name: string, outcome: "done" | "failed" = "done") => ends.get(name)?.(outcome),
  };
}
const settled = () => new Promise(setImmediate);

test("runs so many of a key at once, and further ones in their order, whatever became of those before", async () => {
  const { begun, work, end } = workshop();
  const limit = limitPerKey<string>(2);
  const all = ["a", "b", "c", "d"].map((name) => limit("key", work(name)));
  await settled();
  expect(begun).toEqual(["a", "b"]);
  end("b", "failed");
  await expect(all[1]).rejects.toThrow("b");
  await settled();
  expect(begun).toEqual(["a", "b", "c"]);
  for (const name of ["a", "c"]) end(name);
  await settled();
  end("d");
  expect(await Promise.all([all[0], all[2], all[3]])).toEqual(["a", "c", "d"]);
});

test("keeps keys apart", async () => {
  const { begun, work } = workshop();
  const limit = limitPerKey<number>(1);
  for (const key of [1, 2, 1]) void limit(key, work(`of ${key}`));
  await settled();
  expect(begun).toEqual(["of 1", "of 2"]);
});

test("begins anew once nobody is left", async () => {
  const limit = limitPerKey<number>(1);
  for (const value of ["once", "again"]) expect(await limit(1, async () => value)).toBe(value);
});
