// What CI systems are given: is it YAML, and do its commands run? They are run here in a repository of
// its own, in an edition that has the packed package installed.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseDocument } from "yaml";
import { apograph, edit, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a line as CI does: by a shell that stops at the first failure. */
function shell(folder: string, line: string, variables: Record<string, string> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", line], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      // Nobody's own settings.
      GIT_CONFIG_GLOBAL: "/dev/null",
      npm_config_loglevel: "error",
      npm_config_prefer_offline: "true",
      ...variables,
    },
  });
  return { status, output: `${stdout}${stderr}` };
}

function mustRun(folder: string, line: string, variables?: Record<string, string>): string {
  const { status, output } = shell(folder, line, variables);
  assert.is(status, 0, `${line}\n${output}`);
  return output;
}

/** A YAML file without a single complaint of its parser. */
function readYaml(...path: string[]): unknown {
  const document = parseDocument(readFileSync(join(...path), "utf8"), { uniqueKeys: true });
  assert.equal([...document.errors, ...document.warnings], []);
  return document.toJS();
}

const workspace = temporaryFolder();
const edition = join(workspace, "letters");
const LETTER = "tei/documents/example-letter.xml";
/** A date that the schema does not allow. */
const MISTAKE = ['when="', 'when="x'] as const;

test.before(() => {
  const packed = mustRun(
    inProject(),
    `npm pack --json --ignore-scripts --pack-destination "${workspace}"`,
  );
  const [{ filename, version }] = JSON.parse(packed) as [{ filename: string; version: string }];
  const made = apograph(workspace, "init", "letters", "--gitlab", "--pre-commit");
  assert.is(made.status, 0, made.stderr);
  // The version is not in the registry yet.
  edit(edition, "package.json", `"^${version}"`, `"file:../${filename}"`);
  mustRun(
    edition,
    "git init -q -b main && git add . && git -c user.name=T -c user.email=t@example.org commit -qm one",
  );
});

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

test("the workflow's commands run", () => {
  const { jobs } = readYaml(edition, ".github/workflows/edition.yml") as Workflow;
  assert.equal(Object.keys(jobs), ["validate", "publish"]);
  const lines = (job: string): string[] => jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];
  const validation = lines("validate");
  assert.is(validation.length, 2);
  for (const line of validation) mustRun(edition, line);
  edit(edition, LETTER, ...MISTAKE);
  const failed = shell(edition, validation.at(-1) ?? "");
  assert.is(failed.status, 1);
  assert.match(failed.output, `::error file=${LETTER},line=`);
  edit(edition, LETTER, MISTAKE[1], MISTAKE[0]);

  for (const line of lines("publish").slice(1)) mustRun(edition, line);
  const upload = jobs["publish"]?.steps.find(({ uses }) => uses?.includes("upload-pages"));
  const folder = String(upload?.with?.["path"]);
  assert.ok(existsSync(join(edition, folder, "index.html")), folder);
  assert.is(mustRun(edition, "git status --porcelain --untracked-files=no"), "");
});

test("GitLab's commands run, and what they promise is there", () => {
  const { validate, pages } = readYaml(edition, ".gitlab-ci.yml") as Record<
    "validate" | "pages",
    { script: string[]; artifacts: { paths?: string[]; reports?: { codequality: string } } }
  >;
  for (const line of [...validate.script.slice(1), ...pages.script.slice(1)])
    mustRun(edition, line);
  const [folder = ""] = pages.artifacts.paths ?? [];
  assert.ok(existsSync(join(edition, folder, "index.html")));
  const report = validate.artifacts.reports?.codequality ?? "";
  assert.equal(JSON.parse(readFileSync(join(edition, report), "utf8")), []);
  // What a runner leaves behind is not there on a person's machine.
  mustRun(edition, "git clean -fdq");
});

test("pre-commit's entry checks what is to be committed", () => {
  const { repos } = readYaml(edition, ".pre-commit-config.yaml") as {
    repos: [{ hooks: [{ entry: string; files: string }] }];
  };
  const [{ entry, files }] = repos[0].hooks;
  const isMeant = new RegExp(files, "u");
  assert.equal(
    [LETTER, "schemas/a.rnc", "apograph.config.json", "README.md", "package.json"].map((path) =>
      isMeant.test(path),
    ),
    [true, true, true, false, false],
  );
  assert.match(mustRun(edition, entry), "0 documents validated");
  edit(edition, LETTER, ...MISTAKE);
  const { status, output } = shell(edition, entry);
  assert.is(status, 1);
  assert.match(output, "1 document validated: 1 error.");
  edit(edition, LETTER, MISTAKE[1], MISTAKE[0]);
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly (Step & {
      readonly env?: Readonly<Record<string, string>>;
      readonly "working-directory"?: string;
    })[];
  };
}

/** Runs the action's own step as the runner does: `${{ inputs.NAME }}` replaced by what was given. */
function runAction(inputs: Readonly<Record<string, string>>): Outcome {
  const action = readYaml(inProject("action.yml")) as Action;
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ inputs\.(\w+) \}\}/gu, (_, name: string) => {
      const value = inputs[name] ?? action.inputs[name]?.default;
      assert.ok(value !== undefined, `no input ${name}`);
      return value;
    });
  const step = action.runs.steps.find(({ run }) => run !== undefined);
  const variables = Object.entries(step?.env ?? {}).map(([name, value]) => [name, fill(value)]);
  const folder = join(workspace, fill(step?.["working-directory"] ?? "."));
  return shell(folder, fill(step?.run ?? ""), Object.fromEntries(variables));
}

test("the action runs the version and the arguments that it is given, in the folder", () => {
  const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
    version: string;
  };
  const { version } = manifest;
  const clean = runAction({ version, folder: "letters" });
  assert.is(clean.status, 0, clean.output);
  const args = "validate --format text tei/**/*.xml";
  assert.match(runAction({ version, folder: "letters", args }).output, "3 documents validated");
  const evil = runAction({
    version,
    folder: "letters",
    args: "validate; touch evil $(touch evil)",
  });
  assert.is(evil.status, 2, evil.output);
  assert.not(existsSync(join(edition, "evil")));
});

test("what the documentation says to write is what init writes", () => {
  const page = readFileSync(inProject("docs", "ci.md"), "utf8");
  const written = readFileSync(join(edition, ".pre-commit-config.yaml"), "utf8");
  assert.ok(page.includes(written.slice(written.indexOf("repos:"))));
});

test("only what was asked for is written", () => {
  const plain = temporaryFolder();
  const { stdout } = apograph(plain, "init", "e");
  assert.match(stdout, "  .github/workflows/edition.yml\n");
  for (const path of [".gitlab-ci.yml", ".pre-commit-config.yaml"])
    assert.not(existsSync(join(plain, "e", path)), path);
  writeFiles(plain, { "f/.gitlab-ci.yml": "# mine" });
  assert.is(apograph(plain, "init", "f", "--gitlab").status, 2);
});

test.run();
