import { apps } from '../apps/index.ts';
import { glossary } from '../docs/glossary.ts';
import type { Fields } from '../kernel/sdk/index.ts';
import { words } from './words.ts';

interface Word {
  readonly english: string;
  readonly chinese: string;
  readonly where: string;
}

function fieldWords(fields: Fields, where: string): Word[] {
  return Object.entries(fields).map(([name, field]) => ({ english: words(name), chinese: field.title, where }));
}

/** Every declared key with its Chinese title, over all applications. */
export function declaredWords(): Word[] {
  const found: Word[] = [];
  for (const app of apps) {
    const add = (key: string, title: string, where: string) =>
      found.push({ english: words(key), chinese: title, where: `${app.key} ${where}` });
    add(app.key, app.title, 'application');
    for (const one of app.entities) {
      add(one.key, one.title, 'entity');
      found.push(...fieldWords(one.fields, `${app.key} ${one.key}`));
    }
    for (const one of app.facts) {
      add(one.key, one.title, 'fact');
      found.push(...fieldWords(one.columns, `${app.key} ${one.key}`));
    }
    for (const one of app.cases) {
      add(one.key, one.title, 'case');
      found.push(...fieldWords(one.fields, `${app.key} ${one.key}`));
    }
    for (const one of [...app.indicators, ...app.documents, ...app.contracts]) add(one.key, one.title, one.noun);
  }
  return found;
}

/** Each declared word stands in the glossary with the Chinese that the declaration gives it, and each glossary word is used or a noun of the house. */
export async function checkGlossary(): Promise<{ problems: string[]; read: number }> {
  const declared = declaredWords();
  const problems = new Set<string>();
  for (const word of declared) {
    const known = glossary[word.english];
    if (!known) problems.add(`glossary: '${word.english}': ['${word.chinese}'], is missing (${word.where})`);
    else if (!known.includes(word.chinese)) {
      problems.add(`glossary: '${word.english}' is ${known.join(', ')}, not ${word.chinese} (${word.where})`);
    }
  }
  for (const [english, chinese] of Object.entries(glossary)) {
    if (chinese.length === 0) problems.add(`glossary: '${english}' has no Chinese`);
  }
  return { problems: [...problems], read: declared.length };
}
