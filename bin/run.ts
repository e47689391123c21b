/** Runs evid with the arguments after its name, in the real world. */
export async function start(argv: readonly string[]): Promise<void> {
  try {
    await run(argv);
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
}

async function run(argv: readonly string[]): Promise<void> {
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

  process.exitCode = await main(argv, {
    cwd: process.cwd(),
    env: process.env,
    stdin: inputOf(() => process.stdin),
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    clock: () => Number(process.hrtime.bigint() / 1000n) / 1000,
    localDate: () => localDate(new Date()),
  });
}
