import type { MailboxRef } from "@calcache/calendar-cache";
import type { Graph } from "@calcache/microsoft-graph";
import { expect, test } from "vitest";
import { askAnchored } from "./ask-mailbox.ts";

const ann: MailboxRef = {
  id: 1,
  integration: "office365_calendar",
  credentialId: 7,
  address: "ann@contoso.example",
  externalId: null,
  tid: null,
  oid: null,
  accountKind: null,
  anchorRefused: false,
};

test.each([
  ["its address, while nothing else is known", {}, "ann@contoso.example"],
  ["its own id", { externalId: "id" }, "id"],
  ["who its owner is for good", { externalId: "id", tid: "t", oid: "o" }, "OID:o@t"],
  ["nothing, where that was refused", { tid: "t", oid: "o", anchorRefused: true }, undefined],
])("a request names the mailbox by %s", async (_, known, anchor) => {
  const asked: unknown[] = [];
  const graph = { mailbox: (of: { anchor?: string }) => asked.push(of.anchor) } as unknown as Graph;
  const ask = askAnchored(graph, async () => {});
  await ask({ ...ann, ...known }, async () => ({ ok: true, value: null }));
  expect(asked).toEqual([anchor]);
});
