import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface EditorDiagnostic {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  message: string;
}
interface Message {
  id?: number | string;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { message: string };
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 15_000;

/** The yaml-language-server that editors run, as a client of it sees it: JSON-RPC over its standard streams. */
export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
  readonly #answers = new Map<number | string, (message: Message) => void>();
  readonly #published = new Map<string, EditorDiagnostic[][]>();
  readonly #watchers = new Set<() => void>();
  #unread = Buffer.alloc(0);
  #lastId = 0;
  #version = 0;

  private constructor() {
    const script = `${root}node_modules/yaml-language-server/bin/yaml-language-server`;
    this.#process = spawn(process.execPath, [script, '--stdio'], {
      cwd: root,
      env: { ...process.env, NODE_PATH: undeclaredDependency() },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#process.stdout!.on('data', (chunk: Buffer) => this.#read(chunk));
    // A server that has gone away shows as an answer that never comes, not as a fault of the stream.
    this.#process.stdin!.on('error', () => {});
  }

  static async start(): Promise<LanguageServer> {
    const server = new LanguageServer();
    const rootUri = pathToFileURL(root).href;
    await server.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'workspace' }],
      capabilities: {
        textDocument: {
          publishDiagnostics: {},
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { snippetSupport: true } },
        },
      },
    });
    server.#send({ method: 'initialized', params: {} });
    server.#send({ method: 'workspace/didChangeConfiguration', params: { settings: server.#settings } });
    return server;
  }

  /** Opens a file of the workspace with the text; the first diagnostics that come are the answer. */
  async open(path: string, text: string): Promise<EditorDiagnostic[]> {
    const uri = this.uri(path);
    const textDocument = { uri, languageId: 'yaml', version: ++this.#version, text };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
    return this.#next(uri, () => true);
  }

  /** Changes an open file; the first diagnostics that are not empty are the answer. */
  async change(path: string, text: string): Promise<EditorDiagnostic[]> {
    const uri = this.uri(path);
    this.#published.delete(uri);
    const textDocument = { uri, version: ++this.#version };
    this.#send({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [{ text }] } });
    return this.#next(uri, (diagnostics) => diagnostics.length > 0);
  }

  uri(path: string): string {
    return pathToFileURL(`${root}${path}`).href;
  }

  async request(method: string, params: Record<string, unknown>): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise<Message>((resolve) => this.#answers.set(id, resolve));
    this.#send({ id, method, params });
    const { result, error } = await inTime(answer, `${method} was not answered`);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Ends the server, by force if it does not end when it is asked to. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    const force = setTimeout(() => this.#process.kill('SIGKILL'), 2_000);
    this.request('shutdown', {}).then(
      () => this.#send({ method: 'exit' }),
      () => this.#process.kill('SIGKILL'),
    );
    await ended;
    clearTimeout(force);
  }

  async #next(uri: string, wanted: (diagnostics: EditorDiagnostic[]) => boolean): Promise<EditorDiagnostic[]> {
    let watch = () => {};
    const found = new Promise<EditorDiagnostic[]>((resolve) => {
      watch = () => {
        const published = this.#published.get(uri)?.find(wanted);
        if (published !== undefined) resolve(published);
      };
      this.#watchers.add(watch);
      watch();
    });
    return inTime(found, `no diagnostics came for ${uri}`).finally(() => this.#watchers.delete(watch));
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin!.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin!.write(body);
  }

  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (;;) {
      const end = this.#unread.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#unread.toString('latin1', 0, end))?.[1]);
      if (this.#unread.length < end + 4 + length) return;
      const body = this.#unread.toString('utf8', end + 4, end + 4 + length);
      this.#unread = this.#unread.subarray(end + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      if (id !== undefined) this.#answers.get(id)?.(message);
      return;
    }
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as unknown as { uri: string; diagnostics: EditorDiagnostic[] };
      this.#published.set(uri, [...(this.#published.get(uri) ?? []), diagnostics]);
      for (const watch of this.#watchers) watch();
    }
    if (id === undefined) return;
    // Questions of the server: its settings, or something to register, which needs no more than an answer.
    const sections = method === 'workspace/configuration' ? (params?.items as { section?: string }[]) : undefined;
    const settings = this.#settings as Record<string, unknown>;
    this.#send({ id, result: sections?.map(({ section }) => settings[section ?? ''] ?? null) ?? null });
  }
}

/** The server requires vscode-languageserver-protocol without naming it as a dependency; npm may have put it out of its reach. */
function undeclaredDependency(): string {
  const server = createRequire(import.meta.url).resolve('vscode-languageserver/package.json');
  const found = createRequire(server).resolve('vscode-languageserver-protocol/package.json');
  return dirname(dirname(found));
}

async function inTime<Value>(promise: Promise<Value>, otherwise: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${patience} ms`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
