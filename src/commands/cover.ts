import type { Terminal } from './terminal.ts';

/** A terminal that shows what is said through whatever veil is drawn; a report is made of what may be shown already. */
export function coverable(terminal: Terminal): Terminal {
  let hide = (text: string) => text;
  const covered = ({ stdout, stderr }: Terminal) => ({
    stdout: { ...stdout, write: (text: string) => stdout.write(hide(text)) },
    stderr: { ...stderr, write: (text: string) => stderr.write(hide(text)) },
  });
  return {
    ...terminal,
    ...covered(terminal),
    reports: terminal.stdout,
    shown: (text) => hide(text),
    cover: (veil) => {
      hide = veil;
    },
  };
}
