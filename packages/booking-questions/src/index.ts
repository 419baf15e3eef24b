/**
 * What whoever books is asked: questions and the place, read from what cal.com stores; their answers, checked. Pure.
 */
export { type AnswerFault, type AnswerProblem, type Answers, checkAnswers } from "./check-answers.ts";
export { type ChosenPlace, choosePlace, type WantedPlace } from "./choose-place.ts";
export { answerField, formAnswers, separators } from "./form-answers.ts";
export { type BookingPlace, type PublicPlace, readPlaces, teamsMeeting } from "./place.ts";
export {
  askedAnyway,
  type BookingForm,
  type BookingQuestion,
  type BuiltInField,
  needsOptions,
  type QuestionKind,
  questionKinds,
} from "./question.ts";
export { readBookingForm, usualForm } from "./read-booking-form.ts";
