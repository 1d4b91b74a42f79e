import Type from 'typebox';
import { must } from '../../kernel/base/assert.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { App } from '../../kernel/sdk/app.ts';
import type { Who } from '../../kernel/sdk/ctx.ts';
import type { AnyDocumentType } from '../../kernel/sdk/document.ts';
import { Issued } from '../answers.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { attachment } from '../export.ts';
import { pascal } from '../names.ts';
import { receivedFile } from './contracts.ts';

const closed = { additionalProperties: false };
/** Bytes of a file that belongs to a field of a form, at most. */
const largestFile = 20 * 1024 * 1024;
const Subject = Type.String({ title: '所属事项或登记', minLength: 1, maxLength: 100 });

export const contentTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** Preview, issue and list of one kind of document. */
export function documentRoutes(kernel: Kernel, app: App, type: AnyDocumentType): readonly Endpoint[] {
  const path = `/api/${app.key}/documents/${type.key}`;
  const name = pascal(app.key, type.key);
  const tag = app.title;
  const storeFor = (who: Who) => kernel.ctxFor(who, app).documents(type);
  return [
    endpoint({
      method: 'GET',
      path,
      operation: `listDocument${name}`,
      summary: `已签发的${type.title}`,
      tag,
      query: Type.Object({ subject: Type.Optional(Subject) }, closed),
      answer: Type.Array(Issued),
      handle: ({ who, query }) => storeFor(who).list(query.subject),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/preview`,
      operation: `preview${name}`,
      summary: `预览${type.title}`,
      tag,
      query: Type.Object({ subject: Subject, format: Type.Enum([...type.formats], { title: '格式' }) }, closed),
      answer: Type.String(),
      produces: type.formats.map((format) => must(contentTypes[format], `content type of ${format}`)),
      async handle({ who, query, reply }) {
        const bytes = await storeFor(who).preview(query.subject, query.format);
        reply.type(must(contentTypes[query.format], `content type of ${query.format}`));
        reply.header('content-disposition', attachment(`${type.title}（预览）.${query.format}`, 'inline'));
        return Buffer.from(bytes);
      },
    }),
    endpoint({
      method: 'POST',
      path: `${path}/issue`,
      operation: `issue${name}`,
      summary: `签发${type.title}`,
      tag,
      body: Type.Object({ subject: Subject }, closed),
      answer: Issued,
      handle: ({ who, body }) => storeFor(who).issue(body.subject),
    }),
    endpoint({
      method: 'GET',
      path: `${path}/issued/:id/verify`,
      operation: `verify${name}`,
      summary: `核验已签发的${type.title}`,
      tag,
      answer: Type.Record(Type.String(), Type.Boolean(), { title: '各格式是否逐字节一致' }),
      handle: ({ who, params }) => storeFor(who).verify(params.id ?? ''),
    }),
  ];
}

/** Files by the hash of their content: whoever may read what names a hash may have the file. */
export function fileRoutes(kernel: Kernel): readonly Endpoint[] {
  return [
    endpoint({
      method: 'POST',
      path: '/api/files',
      operation: 'putFile',
      summary: '上传文件',
      tag: '文件',
      body: Type.Object({ file: Type.String({ title: '文件', contentEncoding: 'binary' }) }),
      consumes: 'multipart/form-data',
      bodyLimit: largestFile + 1024 * 1024,
      answer: Type.Object({ hash: Type.String() }),
      async handle({ who, request }) {
        const { name, content } = await receivedFile(request, largestFile);
        return { hash: await kernel.files.put(who, content, name) };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/files/:hash',
      operation: 'file',
      summary: '下载文件',
      tag: '文件',
      query: Type.Object({ name: Type.Optional(Type.String({ title: '文件名', maxLength: 200 })) }, closed),
      answer: Type.String(),
      produces: ['application/octet-stream'],
      async handle({ who, params, query, reply }) {
        const hash = params.hash ?? '';
        const bytes = await kernel.files.get(who, hash);
        const name = (query.name ?? hash).replaceAll('/', '_');
        const type = contentTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
        reply.type(type);
        // What a browser only draws, and never runs, may stand in a page.
        const isShown = type === 'application/pdf' || type.startsWith('image/');
        reply.header('content-disposition', attachment(name, isShown ? 'inline' : 'attachment'));
        return Buffer.from(bytes);
      },
    }),
  ];
}
