import { code, type Tone, toned, type Words } from '../document/blocks.ts';
import type { Diagnostic } from '../model/result.ts';

export const severityTones: Readonly<Record<Diagnostic['severity'], Tone>> = {
  error: 'bad',
  warning: 'wait',
  info: 'quiet',
};

/** "error A01 was changed … [record-changed]", without its place. */
export const faultLine = ({
  severity,
  code: name,
  message,
}: Pick<Diagnostic, 'severity' | 'code' | 'message'>): Words => [
  toned(severityTones[severity], severity),
  ` ${message} [`,
  code(name),
  ']',
];
