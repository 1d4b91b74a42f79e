import { createServer, type Socket } from 'node:net';
import { AttachmentSplitter } from '../protocols/jsatl12/index.ts';
import { type Body, decodeFrame, encodeBody, frameOf, type Header, type Message } from '../protocols/jt808/index.ts';
import { catalogue } from './catalogue.ts';
import { IncomingFile } from './incoming-file.ts';
import type { GatewayLimits } from './limits.ts';
import { type Address, type Listening, listeningUntilCut } from './listening.ts';
import type { GatewayServices } from './services.ts';

const message = { attachments: 0x1210, fileBegins: 0x1211, fileComplete: 0x1212, fileReceipt: 0x9212 } as const;

/** Bytes of files that are on their way, over all connections. */
interface Budget {
  left: number;
}

/** One alarm of which a terminal brings files. */
interface Delivery {
  readonly phone: string;
  readonly alarmNumber: string;
  readonly identification: Body;
}

/** One connection on which a terminal brings the files of an alarm. T/JSATL 12-2017 4.5. */
class AttachmentConnection {
  readonly #socket: Socket;
  readonly #services: GatewayServices;
  readonly #limits: GatewayLimits;
  readonly #budget: Budget;
  readonly #files = new Map<string, IncomingFile>();
  #delivery: Delivery | null = null;
  #taken = 0;
  #serial = 0;

  constructor(socket: Socket, services: GatewayServices, limits: GatewayLimits, budget: Budget) {
    this.#socket = socket;
    this.#services = services;
    this.#limits = limits;
    this.#budget = budget;
    const splitter = new AttachmentSplitter({
      frame: (content) => this.#frame(content),
      bad: () => undefined,
      // Pieces belong to the file announced before them; what was not announced is nobody's.
      data: (name, offset, bytes) => this.#files.get(name)?.put(offset, bytes),
    });
    socket.setTimeout(limits.strangerMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => splitter.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#release());
  }

  #frame(content: Buffer): void {
    const read = decodeFrame(content, { catalogue });
    if (!read.ok) return;
    const { header, body } = read.value;
    switch (header.messageId) {
      case message.attachments:
        this.#respond(header, this.#open(read.value) ? 0 : 1);
        return;
      case message.fileBegins:
        this.#respond(header, this.#begin(body) ? 0 : 1);
        return;
      case message.fileComplete:
        this.#complete(header, body);
        return;
      default:
        this.#respond(header, 3);
    }
  }

  #open({ header, body }: Message): boolean {
    const alarmNumber = String(body.alarmNumber ?? '');
    const identification = (body.identification ?? {}) as Body;
    if (!this.#services.mayBring(header.phone, alarmNumber, identification)) return false;
    this.#delivery = { phone: header.phone, alarmNumber, identification };
    return true;
  }

  #begin(body: Body): boolean {
    const [name, size] = [String(body.name), Number(body.sizeBytes)];
    if (!this.#delivery || size > this.#limits.fileBytes) return false;
    if (this.#files.get(name)?.size === size) return true;
    if (size > this.#budget.left) return false;
    this.#drop(name);
    this.#budget.left -= size;
    this.#taken += size;
    this.#files.set(name, new IncomingFile(name, String(body.type), size));
    return true;
  }

  #complete(header: Header, body: Body): void {
    const name = String(body.name);
    const file = this.#files.get(name);
    if (!file || !this.#delivery) {
      this.#respond(header, 1);
      return;
    }
    const { missing } = file;
    if (missing.length > 0) {
      this.#send(header, message.fileReceipt, { name, type: body.type, result: 'more-needed', ranges: missing });
      return;
    }
    void this.#keep(header, this.#delivery, file);
  }

  /** The receipt goes out when the file is on the disk; without one the terminal brings it again. */
  async #keep(header: Header, delivery: Delivery, { name, type, content }: IncomingFile): Promise<void> {
    try {
      await this.#services.alarmFile({ ...delivery, name, type, content });
      this.#drop(name);
      this.#send(header, message.fileReceipt, { name, type, result: 'complete', ranges: [] });
    } catch (error) {
      this.#services.trouble('a file of an alarm could not be kept', error);
      this.#socket.destroy();
    }
  }

  #drop(name: string): void {
    const file = this.#files.get(name);
    if (!file) return;
    this.#files.delete(name);
    this.#budget.left += file.size;
    this.#taken -= file.size;
  }

  #release(): void {
    this.#budget.left += this.#taken;
    this.#taken = 0;
    this.#files.clear();
  }

  #respond(to: Header, result: number): void {
    const body = Buffer.allocUnsafe(5);
    body.writeUInt16BE(to.serial, 0);
    body.writeUInt16BE(to.messageId, 2);
    body[4] = result;
    this.#write(to, 0x8001, body);
  }

  #send(to: Header, messageId: number, body: Body): void {
    const header = { ...to, messageId, package: undefined };
    const bytes = encodeBody({ header, edition: to.version === undefined ? '2013' : '2019', body }, catalogue);
    if (bytes.ok) this.#write(to, messageId, bytes.value);
    else this.#services.trouble('a receipt could not be written', bytes.error);
  }

  #write({ phone, version }: Header, messageId: number, body: Buffer): void {
    const frame = frameOf({ messageId, phone, version, serial: this.#serial, encryption: 0 }, body);
    this.#serial = (this.#serial + 1) & 0xffff;
    if (frame.ok && !this.#socket.destroyed) this.#socket.write(frame.value);
  }
}

/** Listens for terminals that bring files of alarms. */
export async function listenAttachments(
  services: GatewayServices,
  limits: GatewayLimits,
  at: Address,
): Promise<Listening> {
  const budget: Budget = { left: limits.allFileBytes };
  const server = createServer({ noDelay: true }, (socket) => {
    new AttachmentConnection(socket, services, limits, budget);
  });
  server.maxConnections = limits.fileConnections;
  return listeningUntilCut(server, at);
}
