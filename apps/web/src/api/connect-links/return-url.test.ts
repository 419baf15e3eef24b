import { expect, test } from "vitest";
import { returnUrl } from "./return-url.ts";

const origins = new Set(["https://app.example", "http://localhost:4000"]);

test.each([
  ["https://app.example/settings?tab=2", "https://app.example/settings?tab=2"],
  ["HTTPS://APP.EXAMPLE:443", "https://app.example/"],
  ["http://localhost:4000/a#b", "http://localhost:4000/a#b"],
])("%s is led back to", (text, url) => expect(returnUrl(text, origins)).toBe(url));

test.each([
  "",
  "/settings",
  "//app.example/",
  "http://app.example/",
  "https://app.example.evil.example/",
  "https://app.example@evil.example/",
  "https://evil.example\\@app.example/",
  "https://evil.example/https://app.example",
  "https://user:word@app.example/",
  "https://app.example:8443/",
  "blob:https://app.example/1",
  "javascript:alert(1)//https://app.example",
  "data:text/html,x",
  "https:evil.example",
  "https://xn--app-example/",
])("%j isn't led back to", (text) => expect(returnUrl(text, origins)).toBeNull());
