import { bytesPerToken } from "../analysis/kv-cache.js";
import { geometryOf, type ModelRow } from "./model-rows.js";

/** A model's cache at its release. */
export interface Release {
  readonly id: string;
  readonly name: string;
  readonly date: Date;
  readonly attention: string;
  /** Bytes that one token adds at 16 bits, before any window is full. */
  readonly bytes: number;
  readonly parametersB: number | null;
  readonly isUpperBound: boolean;
  readonly evidence: string;
}

/** Releases that keep a cache, in order of their dates. */
export function releasesOf(rows: readonly ModelRow[]): readonly Release[] {
  return rows
    .flatMap((row): readonly Release[] => {
      const geometry = geometryOf(row);
      if (geometry === null) return [];
      const bytes = bytesPerToken(geometry.built, 2);
      if (bytes === 0) return [];
      return [
        {
          id: row.id,
          name: row.name,
          date: new Date(row.released),
          attention: row.attention,
          bytes,
          parametersB: row.params_total_b,
          isUpperBound: geometry.built.attention.some(({ window }) => window !== null) || geometry.caveats.length > 0,
          evidence: row.evidence,
        },
      ];
    })
    .sort((a, b) => a.date.getTime() - b.date.getTime() || a.id.localeCompare(b.id));
}

/** Releases in the order in which their names matter: the chosen one, then each year's most and least, then the rest. */
export function byImportance(releases: readonly Release[], chosen: string | null): readonly Release[] {
  const years = new Map<number, Release[]>();
  for (const release of releases) {
    const year = release.date.getUTCFullYear();
    years.set(year, [...(years.get(year) ?? []), release]);
  }
  const extremes = [...years.values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => b.bytes - a.bytes);
    return [...new Set([sorted[0], sorted.at(-1)])].filter((release) => release !== undefined);
  });
  const first = releases.filter(({ id }) => id === chosen);
  return [...new Set([...first, ...extremes, ...releases.filter(({ evidence }) => evidence === "seen"), ...releases])];
}
