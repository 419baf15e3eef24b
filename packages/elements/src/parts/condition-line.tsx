import type { Condition } from "@calcache/connections/states";
import type { ElementTexts } from "../words/english.ts";
import { stateWords } from "../words/state-words.ts";

/** A state in words, with a mark of its own by `data-state`; nothing where there is none. @param now epoch ms @param t English without it */
export const ConditionLine = ({
  condition,
  now,
  t,
}: {
  condition: Condition | null;
  now: number;
  t?: ElementTexts | undefined;
}) =>
  condition && (
    <p className="cc-state" data-state={condition.state}>
      {stateWords(condition, now, t)}
    </p>
  );
