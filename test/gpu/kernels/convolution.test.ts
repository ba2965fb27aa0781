import { CONVOLUTION_CASES } from "../cases/convolution.ts";
import { testFamily } from "../family.ts";

testFamily("convolution", CONVOLUTION_CASES);
