import { readFileSync } from "node:fs";
import { csvParse } from "d3";

export interface Patient {
  readonly months: number;
  readonly event: boolean;
  readonly age: number;
  readonly sex: number;
  /** Performance score; null for the one patient without. */
  readonly ecog: number | null;
}

/**
 * The advanced lung cancer data that R's survival package ships as `lung` (Loprinzi and others 1994). Its times are in
 * days; the tests take them for the months of our types, as the statistics know no unit.
 */
export function readLung(): readonly Patient[] {
  const path = new URL("../fixtures/statistics/lung.csv", import.meta.url);
  return csvParse(readFileSync(path, "utf8"), (row) => ({
    months: Number(row.time),
    event: row.status === "1",
    age: Number(row.age),
    sex: Number(row.sex),
    ecog: row.ph_ecog === "" ? null : Number(row.ph_ecog),
  }));
}
