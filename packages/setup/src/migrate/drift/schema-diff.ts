import { withSchemaEngine } from "./schema-engine.ts";

/** Foreign keys from our tables to the host's, which the relations of schema.prisma ask for and nobody must make. */
const crossingKey =
  /-- AddForeignKey\nALTER TABLE "calcache"\."\w+" ADD CONSTRAINT "\w+" FOREIGN KEY \([^)]*\) REFERENCES "(?!calcache")[^;]*;\n*/g;

/** The SQL that takes a database to `schema.prisma`; null where it is there already. */
export async function diffToSchema(databaseUrl: string): Promise<string | null> {
  return withSchemaEngine(databaseUrl, async (engine, files) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: ["calcache.migration"], externalEnums: [] },
    });
    return stdout?.replace(crossingKey, "").trim() || null;
  });
}
