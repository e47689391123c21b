import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Node 22.8 and later keep the compiled code; the types are those of Node 20.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

// V8 optimises a function once it has run so much, 66 KB of its code by default, which for a process of a few seconds is too soon: a
// third of all processor time went into code that was hardly run again. This is evid's one use of something undocumented; it changes
// nothing but the time taken, and is left out where the V8 is none on which it was measured.
if (/^1[1-3]\./.test(process.versions.v8)) setFlagsFromString('--interrupt-budget=600000');

try {
  await run();
} catch (error) {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code !== 'EMFILE' && code !== 'ENFILE') throw error;
  // Even evid's own parts may be what can no longer be opened, so that nothing else is needed to say this.
  process.stderr.write(
    `evid: the system lets this process open too few files (${code})\n` +
      '  help: allow more, as by ulimit -n 1024; what was said until here is not the whole\n',
  );
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const { main } = await import('../src/main.ts');
  const { diskRefusal } = await import('../src/write/refusal.ts');
  const { inputOf, localDate, outputOf } = await import('../src/commands/terminal.ts');

  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads us may stop early, as in `evid check | head`.
    if (error.code === 'EPIPE') return;
    process.stderr.write(`evid: the output cannot be written: ${diskRefusal(error) ?? error.message}\n`);
    process.exit(2);
  });
  // Of what befalls this stream nobody could be told.
  process.stderr.on('error', () => {});

  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdin: inputOf(process.stdin),
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    clock: () => performance.now(),
    localDate: () => localDate(new Date()),
  });
}
