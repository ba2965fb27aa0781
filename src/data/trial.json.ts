import { emit } from "../../loaders/cli/emit.ts";

await emit("trial.json");
