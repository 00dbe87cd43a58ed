// Compiles the contracts of this folder with the npm package solc and writes what the tests need as JSON to standard output:
//   node compile.mjs <node_modules with solc> > contracts.json
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const solc = createRequire(join(resolve(process.argv[2]), "x.js"))("solc");
const files = readdirSync(folder).filter((name) => name.endsWith(".sol")).sort();
const input = {
  language: "Solidity",
  sources: Object.fromEntries(files.map((name) => [name, { content: readFileSync(join(folder, name), "utf8") }])),
  settings: {
    evmVersion: "paris",
    optimizer: { enabled: true, runs: 200 },
    metadata: { appendCBOR: false, bytecodeHash: "none" },
    outputSelection: { "*": { "*": ["evm.deployedBytecode.object", "evm.methodIdentifiers"] } },
  },
};
const output = JSON.parse(solc.compile(JSON.stringify(input)));
const errors = (output.errors ?? []).filter((error) => error.severity === "error");
if (errors.length > 0) {
  process.stderr.write(errors.map((error) => error.formattedMessage).join("\n"));
  process.exit(1);
}

const contracts = {};
for (const file of files)
  for (const [name, contract] of Object.entries(output.contracts[file]).sort())
    if (contract.evm.deployedBytecode.object !== "")
      contracts[name] = { source: file, selectors: contract.evm.methodIdentifiers, code: contract.evm.deployedBytecode.object };
process.stdout.write(JSON.stringify({ compiler: solc.version().replace(/[.]Emscripten.*/, ""), contracts }, null, 2) + "\n");
