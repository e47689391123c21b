// Runs one command to its end and prints what it took, as the system counts it for a child that has ended: processor time in
// milliseconds and, where Python is there to ask, peak memory in MiB. Exit statuses 0 and 1 are both a check that was done. What takes
// more processor time than the limit is ended.
import { spawnSync } from 'node:child_process';

const command = JSON.parse(process.argv[2]);
/** Seconds. */
const limit = 90;
const inPython = `
import json, os, resource, sys
pid = os.fork()
if pid == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (${limit}, ${limit}))
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(pid, 0)
print(json.dumps([os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status), (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024]))`;
const inShell = `TIMEFORMAT="%3U %3S"; ulimit -t ${limit}; time { "$@" >/dev/null 2>&1; status=$?; } ; echo $status`;

const python = spawnSync('python3', ['-c', inPython, ...command], { encoding: 'utf8' });
if (python.status === 0) report(JSON.parse(python.stdout));
else {
  const shell = spawnSync('bash', ['-c', inShell, 'bash', ...command], { encoding: 'utf8' });
  const [user, system] = shell.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  report([Number(shell.stdout), (user + system) * 1000, Number.NaN]);
}

function report([status, cpu, peak]) {
  if (status > 1) {
    const why = cpu >= limit * 1000 ? `took more than ${limit} seconds of the processor` : `ended with ${status}`;
    console.error(`${command.join(' ')} ${why}`);
    process.exitCode = 1;
  } else console.log(JSON.stringify({ cpu, peak }));
}
