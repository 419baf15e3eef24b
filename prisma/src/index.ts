export * from "../generated/client.ts";
export { type Database, openDatabase } from "./client.ts";
