/** The part of each peer that the comparison uses: the packages are installed only when it runs. */

declare module "@jax-js/jax" {
  export interface JaxArray {
    readonly ref: JaxArray;
    reshape(shape: number[]): JaxArray;
    mul(factor: number): JaxArray;
    dispose(): void;
    blockUntilReady(): Promise<JaxArray>;
    data(): Promise<ArrayLike<number>>;
  }
  export function init(device: "webgpu"): Promise<unknown>;
  export function defaultDevice(device: "webgpu"): void;
  export function getWebGPUDevice(): GPUDevice;
  export function jit(compute: (...inputs: JaxArray[]) => JaxArray): (...inputs: JaxArray[]) => JaxArray;
  export const nn: {
    softmax(x: JaxArray, axis: number): JaxArray;
    dotProductAttention(query: JaxArray, key: JaxArray, value: JaxArray): JaxArray;
  };
  export const numpy: {
    array(values: Float32Array): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    swapaxes(x: JaxArray, first: number, second: number): JaxArray;
  };
}

declare module "@tensorflow/tfjs-backend-webgpu" {}

declare module "@tensorflow/tfjs-core" {
  export interface Tensor {
    data(): Promise<ArrayLike<number>>;
    dispose(): void;
  }
  export function setBackend(name: "webgpu"): Promise<boolean>;
  export function ready(): Promise<void>;
  export function backend(): { readonly queue: GPUQueue; submitQueue(): void; endComputePassEncoder(): void };
  export function tidy(compute: () => Tensor): Tensor;
  export function tensor(values: Float32Array, shape: number[]): Tensor;
  export function matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  export function mul(a: Tensor, b: number): Tensor;
  export function softmax(x: Tensor): Tensor;
}

declare module "onnxruntime-web/webgpu" {
  export interface OrtTensor {
    getData(release: boolean): Promise<ArrayLike<number>>;
    dispose(): void;
  }
  export const Tensor: {
    fromGpuBuffer(buffer: GPUBuffer, options: { dataType: "float32"; dims: number[] }): OrtTensor;
  };
  export const env: {
    readonly wasm: { wasmPaths: string; numThreads: number };
    readonly webgpu: { readonly device: Promise<GPUDevice> };
  };
  export const InferenceSession: {
    create(
      model: Uint8Array,
      options: { executionProviders: ["webgpu"]; preferredOutputLocation: "gpu-buffer" },
    ): Promise<{ run(feeds: Readonly<Record<string, OrtTensor>>): Promise<Readonly<Record<string, OrtTensor>>> }>;
  };
}
