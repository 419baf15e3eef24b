/** So many statements get names: each connection keeps the plan of each in Postgres' memory. */
const mostNames = 300;

/** Longer ones are of lists that are seldom as long again. */
const longestText = 20_000;

/**
 * Postgres: `cached plan must not change result type`; of parameters, which keep the type that they had when the statement was prepared,
 * that it isn't there any more (an enum made anew) or that no operator takes it; and that a pooler gave the session to somebody else.
 */
const preparedIsOutdated = new Set(["0A000", "XX000", "42883", "42804", "26000", "42P05"]);

/** What was prepared before stays with its connection, some 200 kB a statement: who needs new names so often goes on without. */
const mostGenerations = 10;

/**
 * Names under which each connection prepares the statements that Prisma sends, so that they are planned once and not each time: that
 * was a third of what a confirmation cost Postgres. A statement gets its name when it comes a second time; there are no more than
 * a few hundred, as lists of each length are statements of their own.
 */
export function statementNames(most = mostNames): {
  /** Empty for none, as Postgres has it. */
  nameOf: (statement: { sql: string }) => string;
  /**
   * Has all statements prepared anew where one was of a schema that has changed since. Within a transaction its failure
   * leaves the connection in the pool, with what it has prepared.
   */
  hearFailure: (error: unknown) => void;
} {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  let generation = 0;
  return {
    nameOf({ sql }) {
      const known = names.get(sql);
      if (known !== undefined) return known;
      if (generation >= mostGenerations || names.size >= most || sql.length > longestText) return "";
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
      if (!(error instanceof Error && "code" in error && preparedIsOutdated.has(String(error.code)))) return;
      // Others that were under way say the same of names that are gone already.
      if (names.size === 0) return;
      names.clear();
      generation += 1;
    },
  };
}
