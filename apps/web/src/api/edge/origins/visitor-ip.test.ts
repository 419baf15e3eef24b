import { expect, test } from "vitest";
import { visitorIp } from "./visitor-ip.ts";

const from = (forwarded: string | null, proxies = 1) =>
  visitorIp(new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded }), proxies);

test("the address that the nearest proxy saw counts, not what the visitor wrote before it", () => {
  expect(from("203.0.113.9")).toBe("203.0.113.9");
  expect(from("10.0.0.1, 203.0.113.9")).toBe("203.0.113.9");
});

test("with more proxies the outermost one's counts", () => {
  expect(from("10.0.0.1, 203.0.113.9, 198.51.100.2", 2)).toBe("203.0.113.9");
  expect(from("203.0.113.9", 2)).toBe("203.0.113.9");
});

test("a network of IPv6 is one visitor, and an IPv4 address in IPv6's clothes is itself", () => {
  expect(from("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
  expect(from("2001:DB8:1:2::9")).toBe("2001:db8:1:2");
  expect(from("2001:db8::9")).toBe("2001:db8:0:0");
  expect(from("::1")).toBe("0:0:0:0");
  expect(from("::ffff:192.0.2.7")).toBe("192.0.2.7");
});

test("whoever comes from nowhere is unknown", () => {
  expect(from(null)).toBe("unknown");
});
