import * as ort from "onnxruntime-web/webgpu";
import { type OnnxGraph, onnxModel } from "./onnx-model.ts";
import { type Contender, inputShapes, type Prepared, swapFirstAxes, type Task } from "./task.ts";

/** ONNX Runtime Web with its WebGPU provider; inputs and outputs stay on the device. */
export const onnx: Contender = {
  name: "ONNX Runtime Web",
  prepare: (task, inputs) => prepared(graphOf(task), inputs, (values) => values),
};

/** ONNX Runtime Web with its own fused operator, whose positions come before heads. */
export const onnxAttention: Contender = {
  name: "ONNX Runtime Web, its own attention",
  kind: "attention",
  async prepare(task, inputs) {
    if (task.kind !== "attention") throw new Error("only attention");
    const { sequence, heads, headDim } = task;
    return prepared(
      fusedGraph(task),
      inputs.map((values) => swapFirstAxes(values, [heads, sequence, headDim])),
      (values) => swapFirstAxes(values, [sequence, heads, headDim]),
    );
  },
};

async function prepared(
  graph: OnnxGraph,
  inputs: readonly Float32Array[],
  arranged: (values: Float32Array) => Float32Array,
): Promise<Prepared> {
  ort.env.wasm.wasmPaths = "/ort/";
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(onnxModel(graph), {
    executionProviders: ["webgpu"],
    preferredOutputLocation: "gpu-buffer",
  });
  const device = await ort.env.webgpu.device;
  const feeds = Object.fromEntries(
    inputs.map((values, index) => {
      const dims = [...(graph.inputs[index]?.shape ?? [])];
      const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
      const buffer = device.createBuffer({ size: values.byteLength, usage });
      device.queue.writeBuffer(buffer, 0, Float32Array.from(values));
      return [inputName(index), ort.Tensor.fromGpuBuffer(buffer, { dataType: "float32", dims })];
    }),
  );
  const once = async () => {
    const { result } = await session.run(feeds);
    if (!result) throw new Error("the session gave no result");
    return result;
  };
  return {
    async run(times) {
      for (let time = 0; time < times; time++) {
        const tensor = await once();
        await device.queue.onSubmittedWorkDone();
        tensor.dispose();
      }
    },
    async result() {
      const tensor = await once();
      return arranged(Float32Array.from(await tensor.getData(true)));
    },
  };
}

/** MultiHeadAttention of ONNX Runtime: batch, position, and all heads' numbers. It scales by 1/√d itself. */
function fusedGraph({ sequence, heads, headDim }: Extract<Task, { readonly kind: "attention" }>): OnnxGraph {
  const shape = [1, sequence, heads * headDim];
  return {
    inputs: [0, 1, 2].map((index) => ({ name: inputName(index), shape })),
    output: { name: "result", shape },
    constants: {},
    nodes: [
      {
        operator: "MultiHeadAttention",
        domain: "com.microsoft",
        inputs: ["input0", "input1", "input2"],
        output: "result",
        attributes: { num_heads: heads },
      },
    ],
  };
}

const inputName = (index: number) => `input${index}`;

function graphOf(task: Task): OnnxGraph {
  const inputs = inputShapes(task).map((shape, index) => ({ name: inputName(index), shape }));
  const [shape = []] = inputShapes(task);
  const output = { name: "result", shape };
  switch (task.kind) {
    case "gemm":
      return {
        inputs,
        output,
        constants: {},
        nodes: [{ operator: "MatMul", inputs: ["input0", "input1"], output: "result" }],
      };
    case "softmax":
      return {
        inputs,
        output,
        constants: {},
        nodes: [{ operator: "Softmax", inputs: ["input0"], output: "result", attributes: { axis: 1 } }],
      };
    case "attention":
      return {
        inputs,
        output,
        constants: { scale: 1 / Math.sqrt(task.headDim) },
        nodes: [
          { operator: "Transpose", inputs: ["input1"], output: "keys", attributes: { perm: [0, 2, 1] } },
          { operator: "MatMul", inputs: ["input0", "keys"], output: "scores" },
          { operator: "Mul", inputs: ["scores", "scale"], output: "scaled" },
          { operator: "Softmax", inputs: ["scaled"], output: "weights", attributes: { axis: 2 } },
          { operator: "MatMul", inputs: ["weights", "input2"], output: "result" },
        ],
      };
  }
}
