import { withSchemaEngine } from "./schema-engine.ts";

/** The SQL that takes a database to `schema.prisma`; null where it is there already. */
export async function diffToSchema(databaseUrl: string): Promise<string | null> {
  return withSchemaEngine(databaseUrl, async (engine, files) => {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  });
}
