/** How requests were answered, counted: `view 200`, `booking no answer`. */
export type Answers = {
  counts: Map<string, number>;
  /** ms for which no view was answered well, at the most */
  longestOutage(): number;
  note(what: string, status: number | null): void;
};

export function countAnswers(now: () => number): Answers {
  const counts = new Map<string, number>();
  let wellAt = now();
  let longest = 0;
  return {
    counts,
    longestOutage: () => longest,
    note(what, status) {
      const name = `${what} ${status ?? "no answer"}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (what !== "view") return;
      longest = Math.max(longest, now() - wellAt);
      if (status === 200) wellAt = now();
    },
  };
}
