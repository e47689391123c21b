import { code, type Tone, toned, type Words } from '../document/blocks.ts';
import type { Diagnostic } from '../model/result.ts';

export const severityTones: Readonly<Record<Diagnostic['severity'], Tone>> = {
  error: 'bad',
  warning: 'wait',
  info: 'quiet',
};

/** "error[record-changed] A01 was changed …", without its place: the one shape of a fault. */
export const faultLine = ({
  severity,
  code: name,
  message,
}: Pick<Diagnostic, 'severity' | 'code' | 'message'>): Words => [
  toned(severityTones[severity], severity),
  '[',
  code(name),
  `] ${message}`,
];
