import { createHash } from "node:crypto";
import type { Column } from "../src/schema/column.ts";
import { sqlColumns } from "../src/schema/sql.ts";
import type { Table } from "../src/schema/table.ts";
import { TABLE_NAMES, tableNamed } from "../src/schema/tables.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { tableCsv } from "./exports.ts";
import { PROJECT } from "./project.ts";

const TYPES: Readonly<Record<Column["type"], string>> = {
  text: "sc:Text",
  enum: "sc:Text",
  list: "sc:Text",
  integer: "sc:Integer",
  number: "sc:Float",
  boolean: "sc:Boolean",
  date: "sc:Date",
};

/** The context that the Croissant 1.0 specification asks every description to carry. */
const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};

/** The Croissant 1.0 description (JSON-LD) of the CSV exports. */
export function makeCroissant({ tables, version }: AssembledDataset): object {
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.0",
    name: PROJECT.name,
    description: `${PROJECT.description} Catalog version ${version}.`,
    version: PROJECT.version,
    datePublished: PROJECT.published,
    license: PROJECT.licence.path,
    creator: { "@type": "sc:Organization", name: PROJECT.creator },
    keywords: PROJECT.keywords,
    distribution: TABLE_NAMES.map((name) => {
      const bytes = tableCsv(tableNamed(name), tables[name]);
      return {
        "@type": "cr:FileObject",
        "@id": `${name}.csv`,
        name: `${name}.csv`,
        description: tableNamed(name).title,
        contentUrl: `${name}.csv`,
        contentSize: `${bytes.length} B`,
        encodingFormat: "text/csv",
        sha256: createHash("sha256").update(bytes).digest("hex"),
      };
    }),
    recordSet: TABLE_NAMES.map((name) => describeRecords(tableNamed(name))),
  };
}

function describeRecords(table: Table): object {
  return {
    "@type": "cr:RecordSet",
    "@id": table.name,
    name: table.name,
    description: `One record is ${table.description}.`,
    key: table.key.map((column) => ({ "@id": `${table.name}/${column}` })),
    field: sqlColumns(table).map(({ name, description, unit }) => {
      const column = table.columns[name];
      return {
        "@type": "cr:Field",
        "@id": `${table.name}/${name}`,
        name,
        description: unit === undefined ? description : `${description}, in ${unit}`,
        dataType: column ? TYPES[column.type] : "sc:Text",
        ...(column?.type === "list" ? { repeated: true } : {}),
        ...(column?.references ? { references: reference(column.references) } : {}),
        source: {
          fileObject: { "@id": `${table.name}.csv` },
          extract: { column: name },
          ...(column?.type === "list" ? { transform: { separator: ";" } } : {}),
        },
      };
    }),
  };
}

function reference({ table, column }: { readonly table: string; readonly column: string }): object {
  return { field: { "@id": `${table}/${column}` } };
}
