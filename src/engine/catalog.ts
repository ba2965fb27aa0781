import * as v from "valibot";

const sqlColumn = v.object({
  name: v.string(),
  type: v.picklist(["VARCHAR", "INTEGER", "DOUBLE", "BOOLEAN", "DATE", "VARCHAR[]"]),
  description: v.string(),
  unit: v.optional(v.string()),
});

/**
 * What an engine must know to serve the dataset: the tables with their columns, and the views in an order in which
 * each comes after what it reads. It is written at build time.
 */
export const catalogSchema = v.object({
  /** Short hash of all of `data/` and of the views: two catalogs with one version give the same answers. */
  version: v.string(),
  tables: v.array(
    v.object({
      name: v.string(),
      title: v.string(),
      description: v.string(),
      rowCount: v.number(),
      columns: v.array(sqlColumn),
    }),
  ),
  views: v.array(
    v.object({
      name: v.string(),
      description: v.string(),
      sql: v.string(),
      /** The tables on which the view rests, through other views too. */
      tables: v.array(v.string()),
      columns: v.array(v.object({ name: v.string(), type: v.string() })),
    }),
  ),
});

export type Catalog = v.InferOutput<typeof catalogSchema>;
