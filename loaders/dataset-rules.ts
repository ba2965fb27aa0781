import { isPartialDate, type PartialDate } from "../src/schema/cell.ts";
import type { TableName } from "../src/schema/tables.ts";
import { type LocatedRow, problemAt, type ReadTables } from "./located-row.ts";
import type { Problem } from "./problem.ts";

/** A condition that ties rows together, within a table or across tables. */
export interface DatasetRule {
  readonly description: string;
  readonly tables: readonly TableName[];
  readonly check: (tables: ReadTables) => readonly Problem[];
}

const eventsFollowIntroduction: DatasetRule = {
  description: "an adoption event is not before its technique was introduced",
  tables: ["adoption_events", "architectures"],
  check: (tables) => {
    const introduced = introductions(tables);
    return tables.adoption_events.rows.flatMap((row) => {
      const date = dateIn(row, "date");
      const start = introduced.get(textIn(row, "technique_id"));
      if (!date || !start || date.last >= start.iso) return [];
      const message = `date ${date.text} is before ${textIn(row, "technique_id")} was introduced, ${start.text}`;
      return [problemAt(row, "date", message)];
    });
  },
};

const ancestorsAreOlder: DatasetRule = {
  description: "a technique does not build on itself or on one that was introduced after it",
  tables: ["lineage", "architectures"],
  check: (tables) => {
    const introduced = introductions(tables);
    return tables.lineage.rows.flatMap((row) => {
      const [technique, ancestor] = [textIn(row, "technique_id"), textIn(row, "builds_on_id")];
      if (technique === ancestor) return [problemAt(row, "builds_on_id", `${technique} cannot build on itself`)];
      const [later, earlier] = [introduced.get(technique), introduced.get(ancestor)];
      if (!later || !earlier || later.last >= earlier.iso) return [];
      const message = `${ancestor} was introduced ${earlier.text}, after ${technique}, ${later.text}`;
      return [problemAt(row, "builds_on_id", message)];
    });
  },
};

const oneTierEach: DatasetRule = {
  description: "all adoption events of one technique have one tier",
  tables: ["adoption_events"],
  check: ({ adoption_events: { rows } }) =>
    [...groups(rows, ["technique_id"]).values()].flatMap(([first, ...others]) =>
      others
        .filter((row) => differ(row, first, "tier"))
        .map((row) => {
          const was = first ? `${textIn(first, "tier")} in line ${first.line}` : "another";
          return problemAt(row, "tier", `tier ${textIn(row, "tier")} of ${textIn(row, "technique_id")} is ${was}`);
        }),
    ),
};

const oneDefaultRating: DatasetRule = {
  description: "exactly one of the ratings of a technique for one date is the default",
  tables: ["ratings"],
  check: ({ ratings: { rows } }) =>
    [...groups(rows, ["architecture_id", "as_of_kind"]).values()].flatMap((group) => {
      const [first, ...others] = group.filter((row) => row.cells["is_default"] === true);
      const what = (row: LocatedRow) => `${textIn(row, "architecture_id")} as of ${textIn(row, "as_of_kind")}`;
      if (first) {
        return others.map((row) =>
          problemAt(row, "is_default", `${what(row)} has another default rating, in line ${first.line}`),
        );
      }
      // A cell that could not be read may have been the yes.
      if (group.some((row) => row.cells["is_default"] === null)) return [];
      return group.slice(0, 1).map((row) => problemAt(row, "is_default", `${what(row)} has no default rating`));
    }),
};

const notRatedBeforeIntroduction: DatasetRule = {
  description: "as_of of a rating is not before the technique was introduced",
  tables: ["ratings", "architectures"],
  check: (tables) => {
    const introduced = introductions(tables);
    return tables.ratings.rows.flatMap((row) => {
      const asOf = dateIn(row, "as_of");
      const start = introduced.get(textIn(row, "architecture_id"));
      if (!asOf || !start || asOf.last >= start.iso) return [];
      const message = `as_of ${asOf.text} is before ${textIn(row, "architecture_id")} was introduced, ${start.text}`;
      return [problemAt(row, "as_of", message)];
    });
  },
};

const hardwareScoresStay: DatasetRule = {
  description: "ga, mal and par of a technique do not depend on the date for which one rater scores it",
  tables: ["ratings"],
  check: ({ ratings: { rows } }) =>
    [...groups(rows, ["architecture_id", "rater", "rubric_version"]).values()].flatMap(([first, ...others]) =>
      others.flatMap((row) =>
        ["ga", "mal", "par"]
          .filter((axis) => differ(row, first, axis))
          .map((axis) => {
            const message = `${axis} is ${row.cells[axis]}, but ${first?.cells[axis]} in line ${first?.line}: it cannot change with the date`;
            return problemAt(row, axis, message);
          }),
      ),
    ),
};

/** Every rule that needs more than one row. */
export const DATASET_RULES: readonly DatasetRule[] = [
  eventsFollowIntroduction,
  ancestorsAreOlder,
  oneTierEach,
  oneDefaultRating,
  notRatedBeforeIntroduction,
  hardwareScoresStay,
];

/** When each technique was introduced; null where that is not known. */
function introductions({ architectures }: ReadTables): ReadonlyMap<string, PartialDate | null> {
  return new Map(architectures.rows.map((row) => [textIn(row, "id"), dateIn(row, "introduced")]));
}

function groups(rows: readonly LocatedRow[], columns: readonly string[]): ReadonlyMap<string, readonly LocatedRow[]> {
  const found = new Map<string, LocatedRow[]>();
  for (const row of rows) {
    if (columns.some((column) => row.cells[column] === null)) continue;
    const identity = JSON.stringify(columns.map((column) => row.cells[column]));
    const group = found.get(identity);
    if (group) group.push(row);
    else found.set(identity, [row]);
  }
  return found;
}

function differ(row: LocatedRow, other: LocatedRow | undefined, column: string): boolean {
  const cell = row.cells[column];
  const otherCell = other?.cells[column];
  return cell !== null && otherCell !== null && otherCell !== undefined && cell !== otherCell;
}

function textIn(row: LocatedRow, column: string): string {
  const cell = row.cells[column];
  return typeof cell === "string" ? cell : "";
}

function dateIn(row: LocatedRow, column: string): PartialDate | null {
  const cell = row.cells[column];
  return isPartialDate(cell) ? cell : null;
}
