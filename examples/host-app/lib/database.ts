import { Pool } from "pg";

/** This app's own way to its database. Calcache has connections of its own. */
export const database = new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
