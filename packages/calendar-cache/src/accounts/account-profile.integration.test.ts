import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestMailbox, failing, hour, minute } from "../testing/test-mailbox.ts";

let box: Awaited<ReturnType<typeof createTestMailbox>>;
beforeEach(async () => {
  box = await createTestMailbox();
});
afterEach(() => box.drop());

// Broken on purpose: learnProfile without `askAgainAfter`; the profile was asked for 6 times, not 2.
test("learns an account's id and kind once; failing to says nothing and is tried again in an hour", async () => {
  expect(await box.row()).toMatchObject({ externalId: "id of ann@contoso.example", accountKind: "test" });
  let asked = 0;
  box.provider.readProfile = async () => {
    asked += 1;
    return failing("transient");
  };
  await box.markDirty();
  await box.work();
  expect(asked).toBe(0);
  await box.db.mailbox.updateMany({ data: { externalId: null, accountKind: null, profileReadAt: null } });
  for (const wait of [minute, minute, hour]) {
    box.advance(wait);
    await box.markDirty();
    expect(await box.work()).toBe(2);
  }
  expect(asked).toBe(2);
  expect(await box.row()).toMatchObject({ externalId: null, failingSince: null, pausedUntil: null });
});
