import { code, type Tone, toned, type Words } from '../document/blocks.ts';
import type { Diagnostic } from '../model/result.ts';
import { waivedWords } from '../words/waived.ts';

/** What to do about a fault; of one that is waived why nothing has to be done. */
export const adviceOf = ({ help, waived }: Pick<Diagnostic, 'help' | 'waived'>): string[] =>
  waived ? [waivedWords(waived)] : help === undefined ? [] : [`help: ${help}`];

/** "unit B9 has no criterion 1.7 (help: …)" */
export const withAdvice = (fault: Pick<Diagnostic, 'message' | 'help' | 'waived'>): string =>
  [fault.message, ...adviceOf(fault).map((advice) => `(${advice})`)].join(' ');

/** The faults that a report tells of: a quiet one of errors that nobody has waived. */
export const toldFaults = (all: readonly Diagnostic[], quiet: boolean): readonly Diagnostic[] =>
  quiet ? all.filter(({ severity, waived }) => severity === 'error' && waived === undefined) : all;

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
