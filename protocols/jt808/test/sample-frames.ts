import fc from 'fast-check';
import type { Body } from '../declare.ts';
import { editions } from '../edition.ts';
import { deframe } from '../framing.ts';
import { encodeBody } from '../message.ts';
import { jt808Messages } from '../messages/index.ts';
import { framesOf } from '../send-packages.ts';
import { arbitraryOf } from './arbitraries.ts';

/** Frames of every message in every edition, `each` of a kind, unescaped; the same for the same seed. */
export function sampleFrames(each: number, seed: number): readonly Buffer[] {
  const frames: Buffer[] = [];
  for (const declared of jt808Messages) {
    for (const edition of editions) {
      const version = edition === '2019' ? 1 : undefined;
      const header = { messageId: declared.id, version, phone: '13912344321', serial: 7, encryption: 0 };
      for (const body of fc.sample(arbitraryOf(declared.layouts[edition].shape), { numRuns: each, seed })) {
        const bytes = encodeBody({ header, edition, body: body as Body });
        if (!bytes.ok) throw new Error(`${declared.name}: ${bytes.error.message}`);
        const wire = framesOf(header, bytes.value);
        if (!wire.ok) throw new Error(`${declared.name}: ${wire.error.message}`);
        frames.push(...wire.value.map(contentOf));
      }
    }
  }
  return frames;
}

function contentOf(wire: Buffer): Buffer {
  const content = deframe(wire);
  if (!content.ok) throw new Error(content.error.message);
  return content.value;
}
