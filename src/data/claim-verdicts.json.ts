import { emit } from "../../loaders/cli/emit.ts";

await emit("claim-verdicts.json");
