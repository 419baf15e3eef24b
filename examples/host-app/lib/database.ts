import { Pool } from "pg";

/** This app's own way to its database. Calcache has connections of its own. */
// biome-ignore lint/style/noProcessEnv: as Next.js reads it
export const database = new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
