import { emit, parameter } from "../../loaders/cli/emit.ts";

await emit(`${parameter("table")}.parquet`);
