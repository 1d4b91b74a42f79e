import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

export interface LogFileOptions {
  readonly path: string;
  /** Size at which the file is put aside; 10 MB unless told. */
  readonly maxBytes?: number;
  /** How many files put aside are kept: `server.log.1`, the youngest, and so on; 5 unless told. */
  readonly keep?: number;
}

/** The password in the URL of a database or of another service. */
const password = /(:\/\/[^:/@\s"]*):[^@/\s"]+@/g;

/**
 * The server's log: one line of JSON each, in a file that only its owner reads and that never grows beyond its size.
 * Lines are written as they come. A disk that takes none stops nobody's work: the next line that it takes is told how
 * many were lost.
 */
export class LogFile {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #keep: number;
  #file: { readonly fd: number; size: number } | null = null;
  #lost = 0;

  constructor({ path, maxBytes = 10 * 1024 * 1024, keep = 5 }: LogFileOptions) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#keep = keep;
  }

  /** Takes a line as the HTTP side writes it, with its end. */
  write(line: string): void {
    try {
      if (this.#lost > 0) {
        this.#append(lineOf(`${this.#lost} lines of the log were lost`));
        this.#lost = 0;
      }
      this.#append(line.replace(password, '$1:***@'));
    } catch {
      this.#lost += 1;
    }
  }

  /** Writes what a room has to say. */
  say(what: string): void {
    this.write(lineOf(what));
  }

  close(): void {
    if (this.#file) closeSync(this.#file.fd);
    this.#file = null;
  }

  #append(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#file && this.#file.size + bytes.length > this.#maxBytes) this.#putAside();
    this.#file ??= this.#open();
    for (let at = 0; at < bytes.length; ) {
      const written = writeSync(this.#file.fd, bytes, at);
      at += written;
      this.#file.size += written;
    }
  }

  #open() {
    const fd = openSync(this.#path, 'a', 0o600);
    return { fd, size: fstatSync(fd).size };
  }

  #putAside(): void {
    this.close();
    for (let age = this.#keep - 1; age >= 1; age -= 1) {
      const older = `${this.#path}.${age}`;
      if (existsSync(older)) renameSync(older, `${this.#path}.${age + 1}`);
    }
    renameSync(this.#path, `${this.#path}.1`);
  }
}

const warning = 40;

const lineOf = (msg: string) => `${JSON.stringify({ level: warning, at: new Date().toISOString(), msg })}\n`;
