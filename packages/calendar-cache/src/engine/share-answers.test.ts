import { expect, test } from "vitest";
import { shareAnswers } from "./share-answers.ts";

/** A look-up of a number that changes; it reads the number as it begins, and ends when it is told to. */
function lookUp() {
  let value = 0;
  let asked = 0;
  let end = () => {};
  const ask = () => {
    asked += 1;
    const read = value;
    return new Promise<number>((resolve) => {
      end = () => resolve(read);
    });
  };
  return { ask, change: () => void value++, asked: () => asked, end: () => end() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("200 who ask at once are answered by two look-ups", async () => {
  const share = shareAnswers<number>();
  const { ask, asked, end } = lookUp();
  const answers = Array.from({ length: 200 }, () => share("q", ask));
  end();
  await turn();
  end();
  expect(await Promise.all(answers)).toEqual(Array(200).fill(0));
  expect(asked()).toBe(2);
});

// Broken on purpose: with the answer of the look-up that was under way, the second asker gets 0.
test("no answer is older than its question", async () => {
  const share = shareAnswers<number>();
  const { ask, change, end } = lookUp();
  const first = share("q", ask);
  change();
  const second = share("q", ask);
  end();
  await turn();
  end();
  expect([await first, await second]).toEqual([0, 1]);
});

test("other questions don't wait, and a failure is that of those who shared it", async () => {
  const share = shareAnswers<string>();
  const failing = share("q", () => Promise.reject(new Error("away")));
  const after = share("q", async () => "well");
  expect(await share("other", async () => "other")).toBe("other");
  await expect(failing).rejects.toThrow("away");
  expect(await after).toBe("well");
  expect(await share("q", async () => "again")).toBe("again");
});
