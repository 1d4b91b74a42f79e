import { coach, postCheck } from '../../apps/coach/index.ts';
import { chinaIso } from '../../kernel/base/clock.ts';
import { Refusal } from '../../kernel/base/refusal.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { CaseRecord, Who } from '../../kernel/sdk/index.ts';
import { compose, type Packet } from '../../protocols/jt809/index.ts';
import { editionOf, type Platform } from './register.ts';

type Check = CaseRecord<typeof postCheck>;

/** How a message goes to a platform: its number, or null when no link is up. */
export type Send = (platformId: string, packet: Packet) => number | null;

/** Where a question of 2011, or one without a limit, is due. */
const usualSeconds = 600;
const question = 0x9301;

const titleOf = (name: string, atMs: number) =>
  `${name} 查岗 ${chinaIso(new Date(atMs)).slice(5, 16).replace('T', ' ')}`;

/** Post checks in both directions: questions become cases, answers close them. 809 tables 60 to 63. */
export class PostChecks {
  readonly #kernel: Kernel;
  readonly #send: Send;
  /** Cases by the number of the question that went out. */
  readonly #asked = new Map<string, string>();

  constructor(kernel: Kernel, send: Send) {
    this.#kernel = kernel;
    this.#send = send;
  }

  get #cases() {
    return this.#kernel.ctxFor(systemWho, coach).cases(postCheck);
  }

  /** A question from above waits on the desk. */
  async received(from: Platform, { body }: Packet, serial: number): Promise<void> {
    const nowMs = this.#kernel.clock.now().getTime();
    const seconds = Number(body.answerTime) || usualSeconds;
    await this.#cases.open({
      title: titleOf(from.name, nowMs),
      org: from.org,
      direction: 'received',
      platform: from.id,
      platformName: from.name,
      question: String(body.content),
      askedAt: chinaIso(new Date(nowMs)),
      dueAt: chinaIso(new Date(nowMs + seconds * 1000)),
      infoId: Number(body.infoId),
      serial,
      objectType: String(body.objectType ?? 'subordinate-platform'),
      objectId: String(body.objectId ?? ''),
      simulated: from.simulated ?? false,
    });
  }

  /** Asks a lower platform whether it is manned. Refused when no link to it is up. */
  async ask(who: Who, to: Platform, content: string, seconds: number): Promise<Check> {
    const nowMs = this.#kernel.clock.now().getTime();
    const infoId = nowMs % 0xffff_ffff;
    const object = { objectType: 'connected-platform', objectId: to.platformId } as const;
    const answerTime = { answerTime: Math.min(seconds, 255) };
    const body = { ...object, ...(editionOf(to) === '2019' ? answerTime : {}), infoId, content };
    const serial = this.#send(to.id, { messageId: 0x9300, dataType: question, body });
    if (serial === null) throw new Refusal('input.invalid', { detail: `${to.name} 不在线。` });
    const opened = await this.#kernel
      .ctxFor(who, coach)
      .cases(postCheck)
      .open({
        title: titleOf(to.name, nowMs),
        org: to.org,
        direction: 'sent',
        platform: to.id,
        platformName: to.name,
        question: content,
        askedAt: chinaIso(new Date(nowMs)),
        dueAt: chinaIso(new Date(nowMs + seconds * 1000)),
        infoId,
        serial,
        ...object,
        simulated: to.simulated ?? false,
      });
    this.#asked.set(`${to.id} ${serial}`, opened.id);
    return opened;
  }

  /** An answer of a lower platform; false when it answers nothing that was asked. */
  async answered(from: Platform, { body }: Packet): Promise<boolean> {
    const open = await this.#cases.all({ state: 'asked', direction: 'sent', platform: from.id });
    const named = this.#asked.get(`${from.id} ${String(body.sourceSerial)}`);
    const found = open.find(({ id, infoId, serial }) => {
      if (body.infoId !== undefined) return infoId === body.infoId;
      return id === named || serial === body.sourceSerial;
    });
    if (!found) return false;
    await this.#cases.move(found.id, found.version, 'deliver', {
      answer: String(body.content ?? '') || '（空）',
      responder: textOf(body.responder),
      responderPhone: textOf(body.responderPhone),
    });
    return true;
  }

  /** Sends the answers that wait for a link, and closes what nobody has answered in time. Run every few seconds. */
  async tend(platforms: { get(id: string): Platform | null }): Promise<void> {
    for (const one of await this.#cases.all({ state: 'answered', direction: 'received' })) {
      const to = platforms.get(one.platform);
      if (!to || this.#send(to.id, answerPacket(to, one)) === null) continue;
      await this.#cases.move(one.id, one.version, 'deliver');
    }
    const now = this.#kernel.clock.now().getTime();
    for (const one of await this.#cases.all({ state: 'asked' })) {
      if (Date.parse(one.dueAt) < now) await this.#cases.move(one.id, one.version, 'miss');
    }
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The answer as the edition of the link wants it. */
function answerPacket(to: Platform, one: Check): Packet {
  const content = one.answer ?? '';
  const objectType = one.objectType as 'connected-platform';
  const objectId = one.objectId ?? '';
  if (editionOf(to) === '2011') {
    return compose('0x1301', '2011', { objectType, objectId, infoId: one.infoId ?? 0, content });
  }
  return compose('0x1301', '2019', {
    objectType,
    responder: one.responder ?? to.operator ?? '',
    responderPhone: one.responderPhone ?? to.operatorPhone ?? '',
    objectId,
    sourceDataType: '0x9301',
    sourceSerial: one.serial ?? 0,
    content,
  });
}
