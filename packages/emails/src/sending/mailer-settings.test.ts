import { EnvironmentError } from "@calcache/environment";
import { expect, it } from "vitest";
import { readMailerSettings } from "./mailer-settings.ts";

it("writes files where no server is set", () => {
  expect(readMailerSettings({})).toEqual({
    kind: "files",
    folder: ".data/mail",
    from: "Calcache <calcache@localhost>",
  });
});

it("sends through a server that is set", () => {
  const given = {
    EMAIL_SERVER: "smtps://ann:pass@mail.example:465",
    EMAIL_FROM: "Ann <ann@contoso.example>",
  };
  expect(readMailerSettings(given)).toEqual({
    kind: "smtp",
    url: given.EMAIL_SERVER,
    from: given.EMAIL_FROM,
  });
});

it.each([
  [{ EMAIL_SERVER: "smtp://mail.example" }, "EMAIL_FROM: is missing"],
  [{ EMAIL_SERVER: "https://s3cret.example" }, "EMAIL_SERVER: must be a URL"],
  [{ EMAIL_FROM: "s3cret" }, "EMAIL_FROM: must be an email address"],
  [{ EMAIL_FROM: "a@b.example, c@d.example" }, "EMAIL_FROM: must be an email address"],
])("refuses %j, naming the variable and not its value", (given, message) => {
  expect(() => readMailerSettings(given)).toThrow(EnvironmentError);
  expect(() => readMailerSettings(given)).toThrow(message);
  expect(() => readMailerSettings(given)).not.toThrow("s3cret");
});
