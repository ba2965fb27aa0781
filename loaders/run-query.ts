import { BOOLEAN, DOUBLE, type DuckDBConnection, type DuckDBType, StatementType, VARCHAR } from "@duckdb/node-api";
import type { Parameter, ParameterDeclaration, Parameters, QueryResult } from "../src/engine/result.ts";
import { columnKind, toValue } from "./value.ts";

/**
 * Runs one SQL statement that only reads in the native database. Each `$name` stands for the parameter of that name; a date is given as
 * text and cast by the query itself.
 *
 * @throws the database's error, whose message ends in the line and a caret where it knows the place
 */
export async function runQuery(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters = {},
): Promise<QueryResult> {
  const statement = await connection.prepare(sql);
  try {
    if (statement.statementType !== StatementType.SELECT && statement.statementType !== StatementType.EXPLAIN) {
      throw new Error(`only statements that read are run here, not ${StatementType[statement.statementType]}`);
    }
    const types = Object.entries(parameters).map(([name, value]) => [name, parameterType(value)] as const);
    statement.bind({ ...parameters }, Object.fromEntries(types));
    const reader = await statement.runAndReadAll();
    const names = reader.deduplicatedColumnNames();
    return {
      columns: names.map((name, index) => ({ name, kind: columnKind(reader.columnType(index)) })),
      rows: reader
        .getRows()
        .map((row) => Object.fromEntries(row.map((value, index) => [names[index] ?? "", toValue(value)]))),
    };
  } finally {
    statement.destroySync();
  }
}

/** The parameters that a query is given where a reader chooses none. */
export function defaultParameters(declarations: readonly ParameterDeclaration[]): Parameters {
  return Object.fromEntries(declarations.map((declaration) => [declaration.name, declaration.default]));
}

/** Every number is a DOUBLE, whole or not, as in the browser's engine. */
function parameterType(value: Parameter): DuckDBType | undefined {
  switch (typeof value) {
    case "number":
      return DOUBLE;
    case "boolean":
      return BOOLEAN;
    case "string":
      return VARCHAR;
    default:
      return undefined;
  }
}
