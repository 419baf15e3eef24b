import { rm } from "node:fs/promises";
import { join } from "node:path";
import { makeFolderInMemory, migrateDatabase, startEmbeddedPostgres } from "@calcache/setup";
import { openDatabase } from "@calcache/prisma";
import { execute } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
