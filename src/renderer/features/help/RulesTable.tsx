import type { ReactNode } from 'react';
import { RULE_SET, RULES, type Rule } from '#shared/assessment';
import { sentence } from '#shared/wording';
import { saySentence, sayTerm, useSay, type Say } from '../../i18n/index.ts';
import { Badge, ToneShape } from '../../ui/index.ts';
import { toneOfCategory } from '../tones.ts';
import css from './HelpDialog.module.css';

/** The conditions of a row in words, in the order in which a reader would ask. */
function conditions(rule: Rule, say: Say): readonly string[] {
  const either = (of: readonly string[]): string => of.join(` ${say('help.or')} `);
  return [
    rule.dynamic === undefined
      ? null
      : say('help.rule.motion', { bands: either(rule.dynamic.map((one) => sayTerm('band', one))) }),
    rule.ct === undefined ? null : say('help.rule.ct', { findings: either(rule.ct.map((one) => say(`help.ct.${one}`))) }),
    rule.cleftFull === undefined ? null : say('help.rule.cleftFull'),
    rule.graft === undefined ? null : say(`help.graft.${rule.graft}`),
    rule.hardware === undefined ? null : say(rule.hardware ? 'help.rule.hardware' : 'help.rule.noHardware'),
    rule.monthsFrom === undefined ? null : say('help.rule.from', { months: rule.monthsFrom }),
    rule.monthsBelow === undefined ? null : say('help.rule.below', { months: rule.monthsBelow }),
    rule.continuous === undefined ? null : say('help.rule.continuous'),
    rule.reproduced === undefined ? null : say('help.rule.reproduced'),
    rule.mode === undefined ? null : say(`help.rule.${rule.mode}`),
  ].filter((one) => one !== null);
}

/** The rules as they are applied, row by row: first match decides. */
export function RulesTable(): ReactNode {
  const say = useSay();
  return (
    <table className={css['rules']}>
      <caption>{say('help.rules.caption', { id: RULE_SET.id, version: RULE_SET.version })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('help.rules.rule')}</th>
          <th scope="col">{say('help.rules.when')}</th>
          <th scope="col">{say('help.rules.then')}</th>
        </tr>
      </thead>
      <tbody>
        {RULES.map((rule, at) => {
          const when = conditions(rule, say);
          return (
            <tr key={`${rule.id}-${at}`}>
              <th scope="row">{rule.id}</th>
              <td>{when.length === 0 ? say('help.rules.else') : when.join(' · ')}</td>
              <td>
                <Badge tone={toneOfCategory(rule.category)}>
                  <ToneShape tone={toneOfCategory(rule.category)} />
                  {sayTerm('category', rule.category)}
                </Badge>
                <span>{saySentence(sentence(rule.wording), '')}</span>
                {rule.advice !== null && <em>{saySentence(sentence(rule.advice), '')}</em>}
                <small>{rule.citations.join(', ')}</small>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
