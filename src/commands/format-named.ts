import { offer } from '../diagnostics/nearest.ts';
import { UsageError } from './usage-error.ts';

/** The format of that name among those of a command; `md` and `markdown` are one. */
export function formatNamed<Format>(written: string, formats: Readonly<Record<string, Format>>): Format {
  const names = [written, ...(written === 'md' ? ['markdown'] : written === 'markdown' ? ['md'] : [])];
  const name = names.find((each) => Object.hasOwn(formats, each));
  if (name === undefined)
    throw new UsageError(`there is no format ${written} here`, offer(written, Object.keys(formats)));
  return formats[name]!;
}
