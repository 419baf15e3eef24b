import { expect, it } from "vitest";
import { isEmailAddress } from "./address.ts";

// Seen failing while zod's rule decided.
it.each([
  "ann@contoso.example",
  "r&d@contoso.example",
  "o'neil+{list}=x@contoso.example",
  "a!#$%*/?^_`|~.b@sub.contoso.example",
  "用户@例子.广告",
  "δοκιμή@παράδειγμα.δοκιμή",
  "संपर्क@डाटामेल.भारत",
  "jürgen@müller-lüdenscheidt.example",
  "ann@xn--fsqu00a.xn--0zwm56d",
])("takes %s", (text) => expect(isEmailAddress(text)).toBe(true));

it.each([
  "",
  "ann",
  "ann@",
  "@contoso.example",
  "ann@contoso",
  "ann@contoso..example",
  "ann@-contoso.example",
  "ann@10.0.0.1",
  "ann@b@contoso.example",
  "ann@contoso.example, ben@contoso.example",
  "Ann <ann@contoso.example>",
  "ann ito@contoso.example",
  "ann@contoso.example\r\nBcc: all@victims.example",
  "a\u202enn@contoso.example",
  "ann:x;@contoso.example",
  `${"ü".repeat(33)}@contoso.example`,
  `ann@${"a.".repeat(126)}example`,
])("takes no %j", (text) => expect(isEmailAddress(text)).toBe(false));
