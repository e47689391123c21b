import type { Finding } from '../diagnostics/finding.ts';
import { type QualificationFile, qualificationSchema } from '../model/qualification.ts';
import { asFinding } from './read-shape.ts';
import type { ShapeFinding } from './shape-finding.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';
import type { Path } from './yaml-node.ts';

const essential: ReadonlySet<unknown> = new Set([
  'id',
  'title',
  'groups',
  'rules',
  'pathways',
  'barred',
  'equivalents',
]);

/** Whether a qualification that has lost this part can no longer say which units make it. */
const isEssential = (path: Path) =>
  path.length === 0 || (essential.has(path[0]) && !(path.length > 1 && path.at(-1) === 'title'));

/** A key that is not known where a rule or group stands may be the one that makes it stricter. */
const isMisspelt = ({ code, path, meant }: ShapeFinding) =>
  code === 'unknown-key' && meant !== undefined && isEssential(path);

/** Reads one qualification. Without a file, it cannot be used, and the findings say why. */
export function parseQualification(
  path: string,
  text: string,
): { file?: YamlFile<QualificationFile>; findings: Finding[] } {
  const { file, findings, lost } = parseYamlFile(qualificationSchema, path, text);
  const usable = file !== undefined && !lost.some(isEssential) && !findings.some(isMisspelt);
  return { ...(usable ? { file } : {}), findings: findings.map(asFinding) };
}
