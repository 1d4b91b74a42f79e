import { describe, expect, it } from 'vitest';
import { DecisionMissing, evaluateDecision } from './evaluate.ts';
import { DmnUnreadable, parseDmn } from './parse.ts';
import { parseXml, XmlUnacceptable } from './xml.ts';

const model = (body: string) => `<definitions namespace="urn:x" name="x">${body}</definitions>`;

describe('XML', () => {
  it.each([
    ['an entity', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'DOCTYPE'],
    ['an undeclared entity', '<a>&b;</a>', 'undeclared'],
    ['too deep', `${'<a>'.repeat(80)}${'</a>'.repeat(80)}`, 'well-formed'],
    ['too large', `<a>${'x'.repeat(8 * 1024 * 1024)}</a>`, '8 MiB'],
    ['two roots', '<a/><b/>', 'one root'],
    ['nothing', '', 'well-formed'],
  ])('refuses %s', (_, source, why) => {
    expect(() => parseXml(source)).toThrow(XmlUnacceptable);
    expect(() => parseXml(source)).toThrow(why);
  });

  it('resolves references in text, CDATA and attributes', () => {
    const element = parseXml('<x:a b="&quot;&#x4e2d;"> &lt;&amp;&#22269;<![CDATA[ & ]]></x:a>');
    expect(element).toMatchObject({ name: 'a', attributes: { b: '"中' } });
    expect(element.text).toBe(' <&国 & ');
  });
});

describe('models', () => {
  it('must be definitions, with their imports at hand', () => {
    expect(() => parseDmn('<other/>')).toThrow(DmnUnreadable);
    const importing = model(
      '<import name="i" namespace="urn:y" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>',
    );
    expect(() => parseDmn(importing)).toThrow('urn:y');
  });

  it('may not go round in circles', () => {
    const requires = (href: string) =>
      `<informationRequirement><requiredDecision href="#${href}"/></informationRequirement>`;
    const decision = (name: string, of: string) =>
      `<decision id="${name}" name="${name}">${requires(of)}<literalExpression><text>${of}</text></literalExpression></decision>`;
    const { value, problems } = evaluateDecision(parseDmn(model(decision('a', 'b') + decision('b', 'a'))), 'a', {});
    expect(value).toBe(null);
    expect(problems).toContainEqual({ element: 'a', message: 'requires itself' });
  });

  it('are asked only for what they have', () => {
    expect(() => evaluateDecision(parseDmn(model('')), 'a', {})).toThrow(DecisionMissing);
  });
});
