import type { Body, Edition, Header } from '../protocols/jt808/index.ts';
import { hexId } from '../protocols/wire/index.ts';
import type { GatewayLimits } from './limits.ts';
import type { GatewayServices, TerminalMessage } from './services.ts';
import type { Session } from './session.ts';

const mediaData = 0x0801;
const mediaReceipt = 0x8800;

export interface DecodedMessage {
  readonly name: string;
  readonly edition: Edition;
  readonly body: Body;
}

/** What terminals say beside positions: kept first, answered then. What cannot be kept is answered so, and comes again. */
export class Messages {
  readonly #services: GatewayServices;
  readonly #limits: GatewayLimits;
  readonly #running = new Set<Promise<void>>();

  constructor(services: GatewayServices, limits: GatewayLimits) {
    this.#services = services;
    this.#limits = limits;
  }

  get waiting(): number {
    return this.#running.size;
  }

  take(session: Session, header: Header, { name, edition, body }: DecodedMessage): void {
    if (this.#running.size >= this.#limits.waitingMessages) {
      session.respond(header, 'failed');
      return;
    }
    const { phone, messageId, serial } = header;
    const receivedMs = this.#services.now();
    const running = this.#keep(session, header, {
      phone,
      edition,
      messageId: hexId(messageId),
      name,
      serial,
      receivedMs,
      body,
    });
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async close(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #keep(session: Session, header: Header, message: TerminalMessage): Promise<void> {
    try {
      await this.#services.message(message);
      this.#answer(session, header, message.body);
    } catch (error) {
      this.#services.trouble('a message could not be kept', error);
      session.respond(header, 'failed');
    }
  }

  /** A medium has a receipt of its own; without a list of packages it says that all are there. */
  #answer(session: Session, header: Header, { mediaId }: Body): void {
    if (header.messageId === mediaData) session.send(mediaReceipt, header.phone, { mediaId });
    else session.respond(header, 'ok');
  }
}
