import { accountMail } from "./account-mail.ts";
import { elements } from "./elements.ts";
import { event } from "./event.ts";
import { form } from "./form.ts";
import { mail } from "./mail.ts";
import { picker } from "./picker.ts";
import { receipt } from "./receipt.ts";
import { site } from "./site.ts";
import { times } from "./times.ts";

/** English: what every other language says too, by the same keys and with the same placeholders (ICU MessageFormat). */
export const en = {
  page: { ...picker, ...times, ...form },
  elements,
  receipt,
  site,
  mail,
  event,
  accountMail,
} as const;
