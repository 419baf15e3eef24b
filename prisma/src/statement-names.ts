/** So many statements get names: each connection keeps the plan of each in Postgres' memory. */
const mostNames = 300;

/** Longer ones are of lists that are seldom as long again. */
const longestText = 20_000;

/** Postgres: `cached plan must not change result type`, among a few others that are rarer. */
const planIsOutdated = "0A000";

/**
 * Names under which each connection prepares the statements that Prisma sends, so that they are planned once and not each time: that
 * was a third of what a confirmation cost Postgres. A statement gets its name when it comes a second time; there are no more than
 * a few hundred, as lists of each length are statements of their own.
 */
export function statementNames(most = mostNames): {
  /** Empty for none, as Postgres has it. */
  nameOf: (statement: { sql: string }) => string;
  /** Has all statements prepared anew where a column that one returns got another type. */
  hearFailure: (error: unknown) => void;
} {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  let generation = 0;
  return {
    nameOf({ sql }) {
      const known = names.get(sql);
      if (known !== undefined) return known;
      if (names.size >= most || sql.length > longestText) return "";
      if (!seenOnce.delete(sql)) {
        if (seenOnce.size >= most) seenOnce.clear();
        seenOnce.add(sql);
        return "";
      }
      const name = `calcache ${generation} ${names.size}`;
      names.set(sql, name);
      return name;
    },
    hearFailure(error) {
      if (!(error instanceof Error && "code" in error && error.code === planIsOutdated)) return;
      names.clear();
      generation += 1;
    },
  };
}
