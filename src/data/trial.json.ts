import { emitComputed } from "../../loaders/cli/emit.ts";
import { defaultTrial } from "../../loaders/trial.ts";

await emitComputed(defaultTrial);
