import type { Qualification } from '../combination/qualification.ts';
import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { whereToRun } from '../load/find-below.ts';
import { findPortfolios, findQualifications, findSpecs, linkOnTheWay, withoutEnds } from '../load/find-files.ts';
import type { Folder } from '../load/folder.ts';
import { leadsOutside, liesOutside } from '../load/outside.ts';
import { readText } from '../load/read-text.ts';
import { configSchema } from '../model/portfolio.ts';
import type { Unit } from '../model/unit.ts';
import { parsePeople } from '../parse/portfolio-files.ts';
import { parseQualification } from '../parse/qualification.ts';
import { asFinding } from '../parse/read-shape.ts';
import { parseSpecification } from '../parse/specification.ts';
import { allOfBelongs, brokenRequirements, ruleFaults } from '../parse/specification-faults.ts';
import { parseWaivers } from '../parse/waivers.ts';
import { parseYamlFile } from '../parse/yaml-file.ts';
import { type Config, configOf, configPath, defaultRegister } from '../resolve/config.ts';
import { People } from '../resolve/people.ts';
import { Qualifications } from '../resolve/qualifications.ts';
import { UnitIndex } from '../resolve/unit-index.ts';
import { Waivers, waiversPath } from '../resolve/waivers.ts';
import type { Workspace } from '../resolve/workspace.ts';

export interface WorkspaceIntake {
  workspace: Workspace;
  specCount: number;
  findings: Finding[];
  /** No specification, or one that cannot be read, or no register or configuration that can. */
  unusable: boolean;
}

/** Reads `evid.yaml`, the specifications and the register. What cannot be read is a finding; the rest goes on. */
export function readWorkspace(folder: Folder, today: string): WorkspaceIntake {
  const findings: Finding[] = [];
  const { config, unreadable: unreadableConfig } = loadConfig(folder, findings);
  const { units, specCount, unreadable: unreadableSpec } = loadSpecs(folder, config, findings);
  const qualifications = loadQualifications(folder, findings);
  const people = loadPeople(folder, config, findings);
  const common = {
    today,
    config,
    units: new UnitIndex(units, config.rulesFor, unreadableSpec || specCount === 0),
    qualifications,
    people,
  };
  const workspace = { ...common, waivers: loadWaivers(folder, common, findings) };
  return {
    workspace,
    specCount,
    findings,
    unusable:
      unreadableConfig ||
      unreadableSpec ||
      specCount === 0 ||
      qualifications.someUnreadable ||
      people.unreadable ||
      config.outside.size > 0,
  };
}

/** What `evid.yaml` says, or its defaults; whether it is at fault is for `readWorkspace` to say. */
export const readConfig = (folder: Folder): Config => loadConfig(folder, []).config;

function loadConfig(folder: Folder, findings: Finding[]): { config: Config; unreadable: boolean } {
  const isThere = folder.list('')?.some((entry) => entry.name === configPath) ?? folder.refusal('') !== undefined;
  if (!isThere) return { config: withinWorkspace(folder, configOf(undefined), findings), unreadable: false };
  const read = readText(folder, configPath);
  if ('fault' in read) {
    findings.push(read.fault);
    return { config: configOf(undefined, undefined, true), unreadable: true };
  }
  const {
    file,
    findings: faults,
    lost,
  } = parseYamlFile(configSchema, configPath, read.text, {
    mayBeEmpty: true,
    blank: (at) => (at.at(-1) === 'judge' ? 'map' : undefined),
    belongs: allOfBelongs,
    // A rule that does not say its words binds all the same.
    fill: ([policy, rules, , key]) =>
      policy === 'policy' && rules === 'rules' && key === 'text' ? '(no text)' : undefined,
  });
  const base = ['policy', 'rules'];
  const further = file === undefined ? [] : ruleFaults(file.value.policy?.rules ?? [], file, faults, base);
  findings.push(...[...faults, ...further].map(asFinding));
  if (file === undefined) return { config: configOf(undefined, undefined, true), unreadable: true };
  const broken = brokenRequirements([...faults, ...further], [], new Set(), base);
  // A rule of the centre that is lost must not look as if every unit met it; of another version nobody knows what it means.
  const unreadable = lost.some(
    ([first, rules, , key]) =>
      first === 'version' ||
      (first === 'policy' && (rules === undefined || rules === 'rules') && (key === undefined || key === 'id')),
  );
  return { config: withinWorkspace(folder, configOf(file, broken, unreadable), findings), unreadable };
}

/** The configuration without what it names outside the workspace; each such name is a fault at its place. */
function withinWorkspace(folder: Folder, config: Config, findings: Finding[]): Config {
  const outside = new Set<string>();
  const isOutside = (key: string, path: (string | number)[], written: string, lies: boolean): boolean => {
    if (!lies) return false;
    outside.add(key);
    findings.push({
      code: 'outside-workspace',
      message: `${key}: ${written} lies outside the workspace`,
      help: 'put it into the workspace, and name it from there; evid reads and writes nothing outside',
      file: configPath,
      span: config.file?.at(path) ?? fileStart,
      about: key,
    });
    return true;
  };
  const inside = (key: 'specs' | 'portfolios') =>
    config[key].filter((written, index) => !isOutside(key, [key, index], written, leadsOutside(withoutEnds(written))));
  const { evidenceSchema, people } = config;
  isOutside('people', ['people'], people, liesOutside(folder, people));
  const key = 'evidence-schema';
  const keepsSchema =
    evidenceSchema === undefined ||
    !isOutside(key, ['policy', key], evidenceSchema, liesOutside(folder, evidenceSchema));
  return {
    ...config,
    specs: inside('specs'),
    portfolios: inside('portfolios'),
    evidenceSchema: keepsSchema ? evidenceSchema : undefined,
    outside,
  };
}

function loadSpecs(
  folder: Folder,
  config: Config,
  findings: Finding[],
): { units: Unit[]; specCount: number; unreadable: boolean } {
  const { paths, strays, refused } = findSpecs(folder, config.specs);
  findings.push(...strays, ...refused);
  const unreached = config.outside.has('specs');
  if (paths.length === 0 && refused.length === 0 && !unreached) {
    findings.push({
      code: 'no-specs',
      message:
        config.specs.length === 0
          ? 'specs names no folder with specifications'
          : `there is no specification in ${config.specs.join(', ')}`,
      help: `${config.file === undefined ? whereToRun(folder) : 'run evid in the workspace, or name it with --root'}; specifications end in .unit.yaml or .standard.yaml`,
      file: config.file === undefined ? config.specs[0]! : configPath,
      span: config.file?.at(['specs']) ?? fileStart,
    });
  } else findings.push(...missingFolders(folder, config));
  const units: Unit[] = [];
  let unreadable = refused.length > 0 || unreached;
  for (const path of paths) {
    const read = readText(folder, path);
    const parsed = 'fault' in read ? { findings: [read.fault] } : parseSpecification(path, read.text);
    findings.push(...parsed.findings);
    const unit = 'unit' in parsed ? parsed.unit : undefined;
    if (unit === undefined) {
      unreadable = true;
      continue;
    }
    units.push(unit);
  }
  return { units, specCount: paths.length, unreadable };
}

/** Reads `qualifications/`; a workspace may well have none. */
function loadQualifications(folder: Folder, findings: Finding[]): Qualifications {
  const { paths, strays, refused } = findQualifications(folder);
  findings.push(...strays, ...refused);
  const read = paths.map((path): Qualification | undefined => {
    const text = readText(folder, path);
    const { file, findings: faults } =
      'fault' in text ? { file: undefined, findings: [text.fault] } : parseQualification(path, text.text);
    findings.push(...faults);
    if (file === undefined) return undefined;
    const { id, title, version } = file.value;
    return { id, title, version, path, file: file.value, at: file.at };
  });
  return new Qualifications(
    read.filter((each) => each !== undefined),
    refused.length > 0 || read.includes(undefined),
  );
}

/** Folders that `specs` names and that are not there: what they should hold is missing, though others hold something. */
function missingFolders(folder: Folder, { specs, file }: Config): Finding[] {
  return specs.flatMap((path, index) => {
    const isThere = folder.list(path) !== undefined || folder.refusal(path) !== undefined;
    if (file === undefined || isThere || linkOnTheWay(folder, path) !== undefined) return [];
    return [
      {
        code: 'no-specs',
        message: `there is no folder ${path}`,
        help: 'correct specs in evid.yaml, or add the folder',
        file: configPath,
        span: file.at(['specs', index]),
      },
    ];
  });
}

function loadPeople(folder: Folder, config: Config, findings: Finding[]): People {
  if (config.outside.has('people')) return new People({}, undefined, true);
  const outcome = folder.read(config.people, 1);
  if ('problem' in outcome && outcome.problem === 'missing') {
    // A centre that has not begun its register yet may well have its usual place written down.
    if (config.people === defaultRegister || config.file === undefined) return new People({});
    findings.push({
      code: 'unreadable-file',
      message: `there is no file ${config.people}, which is to be the register`,
      help: 'correct people in evid.yaml, or write the register',
      file: configPath,
      span: config.file.at(['people']),
    });
    return new People({}, undefined, true);
  }
  const read = readText(folder, config.people);
  if ('fault' in read) {
    findings.push(read.fault);
    return new People({}, undefined, true);
  }
  const { file, doubtful, findings: faults } = parsePeople(config.people, read.text);
  findings.push(...faults.map(asFinding));
  return file === undefined ? new People({}, undefined, true) : new People(file.value, file.at, false, doubtful);
}

/** Reads `waivers.yaml`. Where it cannot be read, nothing is waived, and that is one fault. */
function loadWaivers(folder: Folder, common: Omit<Workspace, 'waivers'>, findings: Finding[]): Waivers {
  const outcome = folder.read(waiversPath, 1);
  if ('problem' in outcome && outcome.problem === 'missing') return new Waivers([], [], common);
  const read = readText(folder, waiversPath);
  const parsed =
    'fault' in read ? { written: [], findings: [{ ...read.fault, path: [] }] } : parseWaivers(waiversPath, read.text);
  findings.push(...parsed.findings.map(asFinding));
  const folders = findPortfolios(folder, common.config.portfolios).paths;
  const all = parsed.written.map(({ entry, ...place }) => ({
    ...entry,
    ...place,
    folder: entry.portfolio === undefined ? undefined : portfolioFolder(entry.portfolio, folders, folder),
  }));
  return new Waivers(all, folders, common);
}

/** The folder that a portfolio's path or name means; undefined for a name that none has, or several. */
function portfolioFolder(written: string, folders: readonly string[], folder: Folder): string | undefined {
  const path = written.replace(/\/+$/, '');
  if (folders.includes(path)) return path;
  const named = folders.filter((each) => each.split('/').at(-1) === path);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  // A portfolio that evid.yaml does not name is checked when it is asked for.
  const isInside = path !== '' && path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
  const isPortfolio = isInside && folder.list(path)?.some((entry) => entry.name === 'portfolio.yaml');
  return isPortfolio ? path : undefined;
}
