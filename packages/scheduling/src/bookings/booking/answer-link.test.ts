import { expect, test } from "vitest";
import { answeringHost, answerPath } from "./answer-link.ts";

const secret = (uid: string, hostId: number) => `secret of ${hostId} for ${uid}`;
const host = (id: number) => ({ id, name: "", email: "", username: null, timeZone: "UTC", hasEvent: true });
const booking = { uid: "a b", hosts: [host(1), host(2)] };
const read = (path: string) => Object.fromEntries(new URL(path, "https://calcache.example").searchParams);

test("a host is known by the link that is theirs, and by no other", () => {
  const link = read(answerPath(booking.uid, 2, secret));
  expect(answeringHost(booking, link, secret)).toEqual(host(2));
  expect(answeringHost(booking, { ...link, host: "1" }, secret)).toBeNull();
  expect(answeringHost({ ...booking, uid: "c" }, link, secret)).toBeNull();
  expect(answeringHost({ ...booking, hosts: [host(1)] }, link, secret)).toBeNull();
  expect(answeringHost(booking, { ...link, answer: "" }, secret)).toBeNull();
  expect(answeringHost(booking, {}, secret)).toBeNull();
});
