import type { Messages } from "../messages.ts";
import { accountMail } from "./account-mail.ts";
import { elements } from "./elements.ts";
import { event } from "./event.ts";
import { form } from "./form.ts";
import { mail } from "./mail.ts";
import { picker } from "./picker.ts";
import { receipt } from "./receipt.ts";
import { site } from "./site.ts";
import { times } from "./times.ts";

export const ar: Messages = {
  page: { ...picker, ...times, ...form },
  elements,
  receipt,
  site,
  mail,
  event,
  accountMail,
};
