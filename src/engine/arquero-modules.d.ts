// Arquero ships types for its entry only.
declare module "arquero/src/table/index.js" {
  export { type ColumnTable, table } from "arquero";
}

declare module "arquero/src/op/op-api.js" {
  export { op as opApi } from "arquero";
}
