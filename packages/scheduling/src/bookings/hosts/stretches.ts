import type { MinuteRange } from "@calcache/availability";

/** Minutes that are asked for at once: two months, which a calendar tells in one answer or a few. */
const longest = 62 * 1440;

/** More aren't asked for side by side: others want the database's connections and the mailboxes too. */
const atOnce = 4;

/** Asks for each stretch of time that these ranges lie in; the answers in their order. */
export async function askInStretches<Range extends MinuteRange, Answer>(
  ranges: readonly Range[],
  ask: (stretch: [Range, ...Range[]]) => Promise<Answer>,
): Promise<Answer[]> {
  const stretches = stretchesOf(ranges);
  const answers: Answer[] = [];
  for (let done = 0; done < stretches.length; done += atOnce)
    answers.push(...(await Promise.all(stretches.slice(done, done + atOnce).map(ask))));
  return answers;
}

/** Ranges in order, in groups of those that lie together within a stretch of time that can be asked for at once. */
function stretchesOf<Range extends MinuteRange>(ranges: readonly Range[]): [Range, ...Range[]][] {
  const groups: [Range, ...Range[]][] = [];
  for (const range of ranges) {
    const group = groups.at(-1);
    if (group && range.end - group[0].start <= longest) group.push(range);
    else groups.push([range]);
  }
  return groups;
}
