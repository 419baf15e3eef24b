/** Support for tests of whoever finds slots: the oracle, which knows the rules minute by minute. */
export { addDays, type CivilMinute, civilReader, weekdayOf } from "./civil-minutes.ts";
export { type Oracle, oracleOf } from "./oracle.ts";
