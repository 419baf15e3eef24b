import { Client } from "pg";

/** Each says one kind of thing of a schema ($1), as lines. */
const questions = [
  `SELECT format('column %s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     CASE WHEN a.attnotnull THEN ' NOT NULL' END, ' ' || pg_get_expr(d.adbin, d.adrelid), ' generated ' || NULLIF(a.attgenerated::text, ''))
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT format('%s %s of %s', c.relkind, c.relname, c.relowner::regrole) || COALESCE(' ' || c.relacl::text, '')
   FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')`,
  `SELECT format('constraint %s on %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
   FROM pg_constraint WHERE connamespace = $1::regnamespace AND conrelid <> 0 AND contype <> 'n'`,
  `SELECT indexdef FROM pg_indexes WHERE schemaname = $1`,
  `SELECT format('%s enabled: %s', pg_get_triggerdef(t.oid), t.tgenabled)
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal`,
  `SELECT pg_get_functiondef(p.oid) FROM pg_proc p
   WHERE p.pronamespace = $1::regnamespace AND p.prokind IN ('f', 'p')
     AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`,
  `SELECT format('enum %s %s', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder))
   FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = $1::regnamespace GROUP BY t.typname`,
  `SELECT format('view %s %s', viewname, definition) FROM pg_views WHERE schemaname = $1`,
  `SELECT format('rule %s on %s', r.rulename, c.relname) FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
   WHERE c.relnamespace = $1::regnamespace`,
];

/** All that a schema is, as lines in order; the order of columns doesn't count. For comparing databases and moments. */
export async function catalogOf(databaseUrl: string, schema: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const lines: string[] = [];
    for (const text of questions) {
      const { rows } = await client.query<[string]>({ text, values: [schema], rowMode: "array" });
      lines.push(...rows.map(([line]) => line));
    }
    return lines.sort();
  } finally {
    await client.end();
  }
}
