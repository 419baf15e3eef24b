import { describe, expect, it } from "vitest";
import { canonicalAddress, isEmailAddress, sameAddress } from "./email-address.ts";

const zwnj = "\u200c";
const zwj = "\u200d";

// Seen failing while zod's rule decided, and while each package had a rule of its own.
it.each([
  ["an ordinary one", "ann@contoso.example"],
  ["all characters that need no quotes", "a!#$%*/?^_`|~{}=+'&-b.c@sub.contoso.example"],
  ["an ampersand", "r&d@contoso.example"],
  ["a number sign", "c#team@contoso.example"],
  ["an apostrophe and a tag", "o'neil+{list}=x@contoso.example"],
  ["one letter", "a@b.example"],
  ["Chinese", "用户@例子.广告"],
  ["Greek", "δοκιμή@παράδειγμα.δοκιμή"],
  ["Hindi", "संपर्क@डाटामेल.भारत"],
  ["Arabic", "موقع@مثال.إختبار"],
  ["umlauts", "jürgen@müller-lüdenscheidt.example"],
  ["accents of their own", "andre\u0301@contoso.example"],
  ["Persian with a non-joiner", `نامه${zwnj}ای@نامه${zwnj}ای.example`],
  ["Sinhala with a joiner", `ශ්${zwj}රී@ශ්${zwj}රී.example`],
  ["an encoded host", "ann@xn--fsqu00a.xn--0zwm56d"],
  ["a guest of an organisation", "ann_contoso.example#EXT#@fabrikam.example"],
])("%s makes an address", (_, text) => expect(isEmailAddress(text)).toBe(true));

it.each([
  ["nothing", ""],
  ["no host", "ann"],
  ["an empty host", "ann@"],
  ["an empty name", "@contoso.example"],
  ["a host without a dot", "ann@contoso"],
  ["two dots in the host", "ann@contoso..example"],
  ["a dot after the host", "ann@contoso.example."],
  ["a dot before the name", ".ann@contoso.example"],
  ["a dot after the name", "ann.@contoso.example"],
  ["two dots in the name", "ann..ito@contoso.example"],
  ["a hyphen before a part of the host", "ann@-contoso.example"],
  ["a hyphen after a part of the host", "ann@contoso-.example"],
  ["a number as the host", "ann@10.0.0.1"],
  ["two hosts", "ann@b@contoso.example"],
  ["two addresses", "ann@contoso.example, ben@contoso.example"],
  ["a name beside it", "Ann <ann@contoso.example>"],
  ["a space", "ann ito@contoso.example"],
  ["quotes", '"ann ito"@contoso.example'],
  ["a header", "ann@contoso.example\r\nBcc: all@victims.example"],
  ["a text direction", "a\u202enn@contoso.example"],
  ["a soft hyphen", "an\u00adn@contoso.example"],
  ["a joiner that shows nothing", `ann${zwj}@contoso.example`],
  ["a joiner between Latin letters", `an${zwnj}n@contoso.example`],
  ["a joiner in a Latin host", `ann@con${zwj}toso.example`],
  ["a group", "ann:x;@contoso.example"],
  ["a name of more than 64 octets", `${"ü".repeat(33)}@contoso.example`],
  ["more than 254 octets", `ann@${"a.".repeat(126)}example`],
])("%s makes none", (_, text) => expect(isEmailAddress(text)).toBe(false));

describe("two addresses", () => {
  it("are one in any case of letters", () => {
    expect(sameAddress("Ann@Contoso.example", "ann@contoso.example")).toBe(true);
    expect(sameAddress("ann@contoso.example", "ben@contoso.example")).toBe(false);
  });
});

describe("an address that is written in another way", () => {
  it.each([
    ["its host in ASCII, as browsers send it", "Zoë@xn--bcher-kva.example", "Zoë@bücher.example"],
    ["a subdomain in capitals", "r&d@mail.XN--BCHER-KVA.example", "r&d@mail.bücher.example"],
    ["its accents apart from their letters", "Zoe\u0308@bu\u0308cher.example", "Zoë@bücher.example"],
  ])("is one: %s", (_, given, canonical) => expect(canonicalAddress(given)).toBe(canonical));

  it.each(["R&D@Contoso.Example", "ann@xn--a.example", "用户@例子.广告", "ann@faß.example"])(
    "else it stays: %s",
    (given) => expect(canonicalAddress(given)).toBe(given),
  );
});
