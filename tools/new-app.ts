/**
 * `npm run new-app -- KEY TITLE`: a new business system. Writes its folder with one entity and one case to begin from,
 * adds it to apps/index.ts and its words to the glossary; what is left is `npm run schema -- write KEY` and a review
 * of the migration that it writes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { words } from './words.ts';

const camel = (key: string) => key.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function appSource(key: string, title: string): string {
  return `import { app, caseType, entity, grants, org, text } from '../../kernel/sdk/index.ts';

export const item = entity({
  key: 'item',
  title: '登记项',
  label: 'name',
  org: 'org',
  unique: [['org', 'name']],
  fields: {
    name: text('名称', { required: true, search: true }),
    org: org('单位', { required: true }),
  },
});

export const request = caseType({
  key: 'request',
  title: '申请',
  lawVersion: 1,
  label: 'title',
  org: 'org',
  openedBy: ['officer'],
  fields: {
    title: text('事由', { required: true, search: true }),
    org: org('单位', { required: true }),
    opinion: text('意见', { multiline: true }),
  },
  initial: 'draft',
  states: {
    draft: { title: '拟稿' },
    review: { title: '审核', tone: 'active' },
    done: { title: '办结', final: true, tone: 'good' },
  },
  moves: {
    submit: { title: '提交', from: ['draft'], to: 'review', by: ['officer'] },
    approve: {
      title: '同意',
      from: ['review'],
      to: 'done',
      by: ['reviewer'],
      notBy: ['submit'],
      input: { opinion: text('意见', { required: true, multiline: true }) },
    },
    return: { title: '退回', from: ['review'], to: 'draft', by: ['reviewer'] },
  },
});

export const ${camel(key)} = app({
  key: '${key}',
  title: '${title}',
  about: '${title}。',
  entities: [item],
  cases: [request],
  grants: grants({
    roles: [
      { key: 'officer', title: '经办人', reach: 'own' },
      { key: 'reviewer', title: '审核人', reach: 'subtree' },
    ],
    permits: [
      { role: 'officer', on: ['entity:*', 'case:*'], may: ['read', 'create', 'update', 'export'] },
      { role: 'reviewer', on: ['entity:*', 'case:*'], may: ['read', 'export'] },
    ],
  }),
});
`;
}

function addToIndex(key: string): void {
  const path = 'apps/index.ts';
  const source = readFileSync(path, 'utf8');
  const imported = source.replace(
    /(\n\/\*\* The applications)/,
    `import { ${camel(key)} } from './${key}/app.ts';\n$1`,
  );
  writeFileSync(path, imported.replace(/(readonly App\[\] = \[)([^\]]*)\]/, `$1$2, ${camel(key)}]`));
}

function addToGlossary(pairs: readonly (readonly [string, string])[]): void {
  const path = 'docs/glossary.ts';
  const source = readFileSync(path, 'utf8');
  const fresh = pairs.filter(([english]) => !new RegExp(`^  '?${english}'?:`, 'm').test(source));
  const lines = fresh.map(([english, chinese]) => `  '${english}': ['${chinese}'],\n`).join('');
  // The first table in the file is the house's own.
  writeFileSync(path, source.replace(/\n\};\n/, `\n${lines}};\n`));
}

function main([key, title]: readonly string[]): number {
  if (!key || !title || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) {
    console.error('usage: npm run new-app -- KEY TITLE   (KEY in kebab-case, TITLE in Chinese)');
    return 2;
  }
  if (existsSync(`apps/${key}`)) {
    console.error(`apps/${key} is there already`);
    return 1;
  }
  mkdirSync(`apps/${key}`);
  writeFileSync(`apps/${key}/app.ts`, appSource(key, title));
  writeFileSync(`apps/${key}/README.md`, `# ${title}\n\n一页说明：做什么，谁用，指标，依据。\n`);
  addToIndex(key);
  addToGlossary([
    [words(key), title],
    ['item', '登记项'],
    ['request', '申请'],
    ['opinion', '意见'],
  ]);
  console.log(`apps/${key} is there. Next: npm run format, npm run schema -- write ${key}, npm run check, npm start`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
