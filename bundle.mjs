// The command in few files (dist/bin): Node takes half a millisecond to open a module, and there are 300.
// What every run needs is one file; the rest is loaded when it is needed.

import { rolldown } from "rolldown";

const bundle = await rolldown({
  input: "dist/src/cli/main.js",
  platform: "node",
  // They bring files of their own, or are large.
  external: ["saxon-js", "xslt3", "xmllint-wasm", "fontoxpath"],
  resolve: { mainFields: ["module", "main"] },
  preserveEntrySignatures: false,
});
await bundle.write({
  format: "esm",
  dir: "dist/bin",
  entryFileNames: "apograph.js",
  chunkFileNames: "[name].js",
  cleanDir: true,
});
