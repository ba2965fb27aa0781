import { join } from "node:path";
import { TABLE_NAMES, tableNamed } from "../src/schema/tables.ts";
import { makeArchive } from "./archive.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { catalogVersion, makeCatalog } from "./catalog.ts";
import { auditClaims, claimVerdicts, isClaimTest, isConflict } from "./claims.ts";
import { makeCroissant } from "./croissant.ts";
import { type Database, lockDatabase, openDatabase } from "./database.ts";
import { makeDataPackage } from "./datapackage.ts";
import { readDataset } from "./dataset.ts";
import { makeDictionary } from "./dictionary.ts";
import { jsonCompact, jsonDocument, tableCsv, tableJson } from "./exports.ts";
import { withModelResults } from "./models/results.ts";
import { tableParquet } from "./parquet.ts";
import { ProblemsError } from "./problem.ts";
import { PROJECT } from "./project.ts";
import { type QueryFolder, readQueryFolder } from "./query-folder.ts";
import { takeSnapshots } from "./snapshot.ts";

/** Name of the file that holds the whole dataset. */
export const ARCHIVE = `${PROJECT.name}.zip`;

export interface OpenDataset extends AssembledDataset {
  readonly database: Database;
  readonly queries: QueryFolder["queries"];
}

/**
 * Reads and checks a project's data and queries and opens a database on them. The caller closes it.
 *
 * @param root the project's folder, which holds `data` and `src/queries`
 * @throws ProblemsError with every problem of the data and the query files
 */
export async function openDataset(root: string): Promise<OpenDataset> {
  const { tables: edited, problems } = await readDataset(join(root, "data"), "data");
  const {
    queries,
    views: files,
    problems: queryProblems,
  } = await readQueryFolder(join(root, "src/queries"), "src/queries");
  if (problems.length + queryProblems.length > 0) throw new ProblemsError([...problems, ...queryProblems]);
  const tables = withModelResults(edited);
  const database = await openDatabase(tables, files);
  return { tables, views: database.views, version: catalogVersion(tables, files), database, queries };
}

/**
 * Makes every file that the site ships of the dataset, by name: tables in three formats, descriptors, the archive, one
 * snapshot for each query and the audit of the claims.
 *
 * @throws ProblemsError with the problems of the data, the query files or the queries' results
 */
export async function assemble(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const dataset = await openDataset(root);
  try {
    const described = new Map<string, Uint8Array>();
    for (const name of TABLE_NAMES) {
      described.set(`${name}.csv`, tableCsv(tableNamed(name), dataset.tables[name]));
      described.set(`${name}.parquet`, await tableParquet(dataset.database, name));
    }
    described.set("datapackage.json", jsonDocument(makeDataPackage(dataset)));
    described.set("croissant.json", jsonDocument(makeCroissant(dataset)));
    const files = new Map(described);
    files.set(ARCHIVE, makeArchive(described, dataset));
    for (const name of TABLE_NAMES) files.set(`${name}.json`, tableJson(tableNamed(name), dataset.tables[name]));
    files.set("catalog.json", jsonCompact(makeCatalog(dataset)));
    files.set("dictionary.json", jsonCompact(makeDictionary(dataset)));
    await lockDatabase(dataset.database);
    const snapshots = await takeSnapshots(dataset.database.connection, dataset.queries, dataset);
    for (const snapshot of snapshots) files.set(`queries/${snapshot.id}.json`, jsonCompact(snapshot));
    const audit = auditClaims(snapshots, dataset);
    files.set("claim-audit.json", jsonCompact(audit));
    files.set("claim-verdicts.json", jsonCompact(claimVerdicts(audit)));
    files.set("bet-queries.json", jsonCompact(snapshots.filter(({ id }) => id.startsWith("predictions/"))));
    files.set("claim-tests.json", jsonCompact(snapshots.filter((one) => isClaimTest(one) || isConflict(one))));
    return files;
  } finally {
    dataset.database.close();
  }
}
