import { describe, expect, test } from "vitest";
import { EngineError } from "../../src/engine/errors.js";
import { assertReadOnly } from "../../src/engine/read-only.js";
import { tokenize } from "../../src/engine/tokens.js";

const check = (sql: string) => assertReadOnly(sql, tokenize(sql));

function errorOf(sql: string): EngineError {
  try {
    check(sql);
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  throw new Error(`let through: ${sql}`);
}

describe("read-only queries", () => {
  test.each([
    "select 1",
    "SELECT 1;",
    " -- note\n select 1 ; ; -- end",
    "from models",
    "with a as (select ')' as x), b(y) as not materialized (select 2) select * from a, b",
    "with recursive as_of as (select 1) select * from as_of",
    "explain select 1",
    "explain analyze with a as (select 1) select * from a",
    "explain (analyze, verbose) select 1",
    "explain (select 1)",
    "(select 1) union (select 2)",
    "values (1)",
    "table models",
    "describe models",
    "show tables",
    "summarize models",
    "pivot models on id using count(*)",
    "select 'drop table models; delete'",
    'select insert from "delete"',
  ])("are let through: %s", (sql) => {
    expect(() => check(sql)).not.toThrow();
  });

  test.each([
    ["insert into models values (1)", "INSERT"],
    ["update models set id = 1", "UPDATE"],
    ["delete from models", "DELETE"],
    ["drop table models", "DROP"],
    ["create or replace view recent as select 1", "CREATE"],
    ["alter table models add column a integer", "ALTER"],
    ["truncate models", "TRUNCATE"],
    ["copy models to 'a.csv'", "COPY"],
    ["export database 'a'", "EXPORT"],
    ["attach 'a.db'", "ATTACH"],
    ["install httpfs", "INSTALL"],
    ["load httpfs", "LOAD"],
    ["set threads = 1", "SET"],
    ["pragma version", "PRAGMA"],
    ["call pragma_version()", "CALL"],
    ["begin", "BEGIN"],
    ["commit", "COMMIT"],
    ["rollback", "ROLLBACK"],
    ["prepare a as select 1", "PREPARE"],
    ["use memory", "USE"],
    ["vacuum", "VACUUM"],
    ["checkpoint", "CHECKPOINT"],
    ["with a as (select 1) insert into models select * from a", "INSERT"],
    ["with a as (select 1), b as materialized (select 2) delete from models", "DELETE"],
    ["explain analyze insert into models values (1)", "INSERT"],
    ["explain (analyze) delete from models", "DELETE"],
    ["explain with a as (select 1) update models set id = 1", "UPDATE"],
  ])("are told from others: %s", (sql, verb) => {
    const error = errorOf(sql);
    expect(error.kind).toBe("blocked");
    expect(error.message).toMatch(new RegExp(`only queries that read are allowed here, not ${verb}$`));
    expect(error.position?.line).toBe(1);
  });

  test.each(["select 1; drop table models", "select 1; select 2", "select 1;;commit"])(
    "come one at a time: %s",
    (sql) => {
      expect(errorOf(sql)).toMatchObject({ kind: "blocked", message: expect.stringContaining("one query at a time") });
    },
  );

  test.each(["", "  -- nothing\n", ";"])("are not empty: %j", (sql) => {
    expect(errorOf(sql)).toMatchObject({ kind: "sql", message: "there is no query in this text" });
  });

  test("are told from a misspelt beginning, which is named with its place", () => {
    expect(errorOf("\n selec 1")).toMatchObject({
      kind: "sql",
      message: 'no query starts with "selec": begin with SELECT, FROM, WITH or EXPLAIN',
      position: { line: 2, column: 2 },
    });
  });

  test("hold no NUL character, at which the engine would stop reading", () => {
    expect(errorOf("select 1 \0 and more")).toMatchObject({ kind: "sql", message: "the query holds a NUL character" });
  });
});
