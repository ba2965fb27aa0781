import type { LiveEngine } from "../../ui/live.js";

const FUNCTIONS =
  "SELECT DISTINCT function_name FROM duckdb_functions() WHERE regexp_full_match(function_name, '[a-z]\\w*') ORDER BY function_name";

/**
 * Names of the engine's functions. Once somebody wants them, the engine is asked as soon as it runs; until it has
 * answered there are none.
 */
export function functionNames(engine: LiveEngine): () => readonly string[] {
  let names: readonly string[] | null = null;
  function ask(): void {
    if (names !== null || engine.state !== "ready") return;
    names = [];
    engine.query(FUNCTIONS).then(
      ({ rows }) => {
        names = rows.map((row) => String(row["function_name"]));
      },
      // Another time, when somebody writes again.
      () => {
        names = null;
      },
    );
  }
  return () => {
    ask();
    return names ?? [];
  };
}
