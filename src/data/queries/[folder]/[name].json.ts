import { emit, parameter } from "../../../../loaders/cli/emit.ts";

await emit(`queries/${parameter("folder")}/${parameter("name")}.json`);
