import { expect, test } from "vitest";
import { mayCarrySecrets } from "./secure-url.ts";

test.each([
  "https://graph.microsoft.com",
  "https://microsoftgraph.chinacloudapi.cn/v1.0/me",
  "http://localhost:4000",
  "http://graph.localhost:4000",
  "http://127.0.0.1:4000/graph",
  "http://127.8.9.10",
  "http://[::1]:4000",
])("a secret may travel to %s", (url) => {
  expect(mayCarrySecrets(url)).toBe(true);
});

test.each([
  "http://graph.microsoft.com",
  "http://localhost.evil.example",
  "http://127.0.0.1.evil.example",
  "http://127.0.0.1@evil.example",
  "http://10.0.0.1",
  "ftp://localhost",
  "//graph.microsoft.com",
  "",
])("no secret travels to %j", (url) => {
  expect(mayCarrySecrets(url)).toBe(false);
});
