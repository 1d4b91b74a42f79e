import { createServer, type Socket } from 'node:net';
import { FrameSplitter, type LinkName } from '../../protocols/jt809/index.ts';
import { type WireError, wireError } from '../../protocols/wire/index.ts';
import { type Address, type Listening, listeningUntilCut } from '../listening.ts';
import type { PlatformPeer } from './peer.ts';

export interface PlatformDoor {
  /** Whose access code a frame bears: the lower platform's on a main link that it dials, ours on a sub link. */
  readonly peerOf: (link: LinkName, accessCode: number) => PlatformPeer | null;
  readonly bad: (error: WireError, bytes: Buffer, address: string) => void;
}

/** Connections at a time: a peer has two. */
const mostConnections = 1000;
/** Until a connection must have said whose it is. */
const strangerMs = 30_000;

const login = { main: 0x1001, sub: 0x9001 } as const;
/** Where the header has message id and access code, in both editions. */
const messageIdAt = 8;
const accessCodeAt = 10;
const shortest = 24;

function linkOf(content: Buffer): LinkName | null {
  const id = content.length < shortest ? 0 : content.readUInt16BE(messageIdAt);
  return id === login.main ? 'main' : id === login.sub ? 'sub' : null;
}

/** One connection: until its first frame has told whose it is, then its peer's. */
function receive(socket: Socket, door: PlatformDoor): void {
  const address = socket.remoteAddress ?? '';
  let take = (content: Buffer): void => {
    const link = linkOf(content);
    const peer = link ? door.peerOf(link, content.readUInt32BE(accessCodeAt)) : null;
    if (!link || !peer) {
      door.bad(wireError('body.value', accessCodeAt, '接入码未登记或未先登录'), content, address);
      socket.destroy();
      return;
    }
    socket.setTimeout(0);
    peer.accept(link, socket, { use: (sink) => (take = sink) }, content);
  };
  const splitter = new FrameSplitter({
    frame: (content) => take(content),
    bad: (error, bytes) => door.bad(error, bytes, address),
  });
  socket.setTimeout(strangerMs, () => socket.destroy());
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => splitter.push(chunk));
}

/**
 * Listens for platforms: lower ones that log in on their main link, and upper ones that dial the sub link of a main link
 * of ours. One port serves both, since the first frame tells which it is.
 */
export async function listenPlatforms(door: PlatformDoor, at: Address): Promise<Listening> {
  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => receive(socket, door));
  server.maxConnections = mostConnections;
  return listeningUntilCut(server, at);
}
