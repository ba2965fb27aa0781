import { type Zippable, zipSync } from "fflate";
import { TABLE_NAMES, tableNamed } from "../src/schema/tables.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { PROJECT } from "./project.ts";

/** A ZIP archive of the given files beside a README. The same files give the same bytes. */
export function makeArchive(files: ReadonlyMap<string, Uint8Array>, dataset: AssembledDataset): Uint8Array {
  // A ZIP entry's time has no zone: fflate writes the local reading of this clock, which is the same everywhere.
  const mtime = new Date(2026, 0, 1);
  const all = new Map([["README.txt", new TextEncoder().encode(readme(dataset))], ...files]);
  const entries = [...all].map(([name, bytes]): [string, Zippable[string]] => {
    // Parquet is compressed already.
    return [`${PROJECT.name}/${name}`, [bytes, { level: name.endsWith(".parquet") ? 0 : 9, mtime }]];
  });
  return zipSync(Object.fromEntries(entries));
}

function readme({ tables, version }: AssembledDataset): string {
  const width = Math.max(...TABLE_NAMES.map((name) => name.length));
  const lines = TABLE_NAMES.map((name) => {
    return `  ${name.padEnd(width)}  ${String(tables[name].length).padStart(5)} rows, each ${tableNamed(name).description}`;
  });
  return `${PROJECT.title}
version ${PROJECT.version}, catalog ${version}

${PROJECT.description}

${lines.join("\n")}

Each table is here as CSV and as Parquet with the same rows. datapackage.json (Frictionless Data Package) and
croissant.json (Croissant 1.0) describe every column.

A date is the first day of the year, month or day that is known; the column after it, <date>_precision, says which.
In CSV, items of a list are separated by ";". evidence says how far a row's facts were checked: seen means read in a
source that the row cites, recalled means not read there, disputed means that sources or raters disagree.

Licence: ${PROJECT.licence.title}, ${PROJECT.licence.path}
`;
}
