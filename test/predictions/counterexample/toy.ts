import type { Flip } from "../../../src/predictions/counterexample/flip.ts";
import type { Question } from "../../../src/predictions/counterexample/question.ts";
import type { Scenario, ScenarioRow } from "../../../src/predictions/scenario.ts";
import type { VerdictRow } from "../../../src/predictions/verdict.ts";

const AS_OF = "2026-11-21";

/**
 * A bet over a few events. `count` falls with two events of 2026, `any` with one, `default` with one that makes a
 * technique the default, `never` with none.
 */
export function questionOf(
  rule: "count" | "any" | "default" | "never",
  events: readonly (readonly [string, string])[],
): Question {
  const record = events.map(
    ([id, date]): ScenarioRow => ({
      id,
      technique_id: "mamba",
      tier: "kernel",
      stage: "paper",
      date,
      what: id,
      who: "Somebody",
      sources: [],
      evidence: "seen",
      note: null,
    }),
  );
  return {
    sql: "SELECT id, date FROM adoption_events WHERE stage = 'default'",
    parameters: {},
    asOf: AS_OF,
    tables: new Map([["adoption_events", record]]),
    run: async (scenario) => {
      const rows = supposed(record, scenario);
      const recent = rows.filter(({ date }) => String(date) >= "2026");
      const against = {
        count: recent.length - 1,
        any: recent.length,
        default: rows.filter(({ stage }) => stage === "default").length,
        never: 0,
      }[rule];
      return verdictRow(Math.max(0, against), rows);
    },
  };
}

function supposed(record: readonly ScenarioRow[], { add, change, remove }: Scenario): readonly ScenarioRow[] {
  const kept = record.filter(({ id }) => !remove.some(({ key }) => key === id));
  const changed = kept.map((row) => {
    const own = change.filter(({ key }) => key === row["id"]).map(({ column, value }) => [column, value]);
    return { ...row, ...Object.fromEntries(own) };
  });
  return [...changed, ...add.map(({ row }) => row)];
}

function verdictRow(against: number, rows: readonly ScenarioRow[]): VerdictRow {
  return {
    verdict: against > 0 ? "falsified" : "holding",
    as_of: AS_OF,
    actual: `${rows.length} events`,
    n_for: rows.length,
    n_against: against,
    strength_for: 0,
    strength_against: 0,
    decisive: [],
  };
}

/** The cells that the added rows rewrite. */
export function additionsOf(flips: readonly Flip[]) {
  return flips.flatMap(({ change }) => (change.kind === "addition" ? [change.rewritten] : []));
}
