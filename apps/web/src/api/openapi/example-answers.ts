import { applicationAnswers } from "./answers/application-answers.ts";
import { bookingAnswers } from "./answers/booking-answers.ts";
import { statusAnswers } from "./answers/status-answers.ts";

/** What a success of each operation of the API looks like, by `GET /api/v2/slots`: a test compares them with what is declared. */
export const exampleAnswers: Readonly<Record<string, object>> = {
  ...bookingAnswers,
  ...applicationAnswers,
  ...statusAnswers,
};
