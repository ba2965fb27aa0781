import { emit } from "../../loaders/cli/emit.ts";

await emit("bet-queries.json");
