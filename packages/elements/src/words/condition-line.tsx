import type { Condition } from "@calcache/connections/states";
import type { ElementTexts } from "./english.ts";
import { stateWords } from "./state-words.ts";

/** A state in words, with a mark of its own by `data-state`. @param now epoch ms @param t English without it */
export const ConditionLine = ({
  className,
  condition,
  now,
  t,
}: {
  className: string;
  condition: Condition;
  now: number;
  t?: ElementTexts;
}) => (
  <p className={className} data-state={condition.state}>
    {stateWords(condition, now, t)}
  </p>
);
