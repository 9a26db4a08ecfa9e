declare module "@20minutes/s3rver" {
  import type { AddressInfo } from "node:net";

  /** The part of the test's S3 server that is used; it brings no types. */
  // biome-ignore lint/style/noDefaultExport: as the package has it.
  export default class S3rver {
    constructor(options: {
      address: string;
      port: number;
      silent: boolean;
      directory: string;
      allowMismatchedSignatures: boolean;
      configureBuckets: { name: string }[];
    });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
