/** What a form in a browser is made of: no data of what people answer, and nothing of Node. */
export { answerField } from "./form-answers.ts";
export type { PublicPlace } from "./place.ts";
export { type BookingForm, type BookingQuestion, type BuiltInField, isChoiceOfSeveral } from "./question.ts";
