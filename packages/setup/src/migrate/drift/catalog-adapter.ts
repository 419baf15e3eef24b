import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { Pool, QueryResult } from "pg";

/** Type ids of Postgres (catalog `pg_type`). */
const char = 18;
const charArray = 1002;

/**
 * Prisma's Postgres adapter, able to read the system catalog's one-letter `"char"` columns. Its schema engine wants
 * them as characters, while the adapter knows no such type but an array of it (compare prisma/orm issues 27403, 28145): so each
 * passes the adapter under the array's name, and gets its own back behind it.
 */
export function createCatalogAdapter(pool: Pool): PrismaPg {
  pool.query = new Proxy(pool.query, {
    apply: async (query, self, args) => {
      const result: QueryResult = await Reflect.apply(query, self, args);
      for (const field of result.fields) if (field.dataTypeID === char) field.dataTypeID = charArray;
      return result;
    },
  });
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const { columnTypes, ...rows } = await queryRaw(query);
      return {
        ...rows,
        columnTypes: columnTypes.map((type) =>
          type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
        ),
      };
    };
    return adapter;
  };
  return factory;
}
