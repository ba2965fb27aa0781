import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { ensureAssembly } from "../../loaders/assembly.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { defaultParameters, runQuery } from "../../loaders/run-query.ts";
import { catalogSchema } from "../../src/engine/catalog.ts";
import { openNodeSession } from "../../src/engine/node.ts";
import type { Parameters } from "../../src/engine/result.ts";
import type { Session } from "../../src/engine/session.ts";
import { toQueryResult } from "../../src/engine/values.ts";

type Native = Awaited<ReturnType<typeof openDataset>>;

const { queries, views } = await readQueryFolder("src/queries");

let native: Native;
let browser: Session;

beforeAll(async () => {
  const { folder } = await ensureAssembly(".");
  native = await openDataset(".");
  const catalog = v.parse(catalogSchema, JSON.parse(await readFile(join(folder, "catalog.json"), "utf8")));
  browser = await openNodeSession(catalog, (name) => readFile(join(folder, `${name}.parquet`)));
}, 60_000);

afterAll(() => native?.database.close());

async function bothAnswers(sql: string, parameters: Parameters = {}) {
  const { ipc } = await browser.query(sql, parameters);
  return {
    native: await runQuery(native.database.connection, sql, parameters),
    browser: toQueryResult(tableFromIPC(ipc)),
  };
}

describe("the browser's engine and native DuckDB agree, cell by cell, on", () => {
  it.each(views.map(({ id }) => id))("%s", async (id) => {
    const answers = await bothAnswers(`SELECT * FROM "${id.slice("views/".length)}" ORDER BY ALL`);
    expect(answers.browser.rows.length).toBeGreaterThan(0);
    expect(answers.browser).toEqual(answers.native);
  });

  it.each(queries.map((query) => [query.id, query] as const))("%s", async (_, query) => {
    const answers = await bothAnswers(query.sql, defaultParameters(query.parameters));
    expect(answers.browser).toEqual(answers.native);
  });

  const restricted = queries.filter(({ parameters }) => parameters.some(({ name }) => name === "verified_only"));

  it.each(restricted.map((query) => [query.id, query] as const))("%s, verified rows only", async (_, query) => {
    const answers = await bothAnswers(query.sql, { ...defaultParameters(query.parameters), verified_only: true });
    expect(answers.browser).toEqual(answers.native);
  });
});
