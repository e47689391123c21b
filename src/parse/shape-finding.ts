import type { Finding } from '../diagnostics/finding.ts';
import type { Path, YamlMap } from './yaml-node.ts';

export interface ShapeOptions {
  /** What `key:` with nothing after it means; a blank value is otherwise as good as no key at all. */
  blank?: (path: Path) => 'list' | 'map' | undefined;
  /** A stand-in for a required key that is missing, where the rest can still be used. */
  fill?: (path: Path) => string | Readonly<Record<string, string>> | undefined;
  /** Further keys allowed at the top, and the names of those that can be offered. */
  allowed?: (key: string) => boolean;
  offered?: readonly string[];
  /** Where an unknown key belongs, for one that is known elsewhere in the file. */
  belongs?: (path: Path, root: YamlMap) => string | undefined;
}

/** A finding with the path of the part it is about, so that a later stage can tell what it belongs to. */
export interface ShapeFinding extends Finding {
  path: Path;
  /** The key that an unknown one was probably meant to be. */
  meant?: string;
}
