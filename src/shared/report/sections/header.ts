import type { OperatedConstruct } from '#shared/measurement';
import { en, type StringKey } from '../strings/en.ts';
import { list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { leadingImage, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Block, type Fact, type Section } from '../structuredReport.ts';
import { freeText } from './freeText.ts';

/** Sections 1 and 2 of clinical.md 9.1: who, when, what was done, and what is asked. Context is printed as context. */
export function headerSection(reading: Reading): Section {
  const { document } = reading;
  const instance = leadingImage(reading);
  const images = instance === undefined ? [] : [instance.sopInstanceUID];
  const fact = (label: StringKey, value: Phrase | null): readonly Fact[] =>
    value === null ? [] : [{ label: say(label), value, evidence: { ...NO_EVIDENCE, images } }];
  const text = (value: string | null | undefined): Phrase | null =>
    value === null || value === undefined || value === '' ? null : verbatim(value);
  const facts: Fact[] = [
    ...fact('field.patient', verbatim(personName(instance?.patient.name ?? ''))),
    ...fact('field.patientId', text(instance?.patient.id)),
    ...fact('field.birthDate', dateOf(instance?.patient.birthDate)),
    ...fact('field.sex', text(instance?.patient.sex)),
    ...fact('field.studyDate', dateOf(instance?.study.date) ?? say('unknown')),
    ...fact('field.accession', text(instance?.study.accessionNumber)),
    ...fact('field.institution', text(instance?.study.institution)),
    ...fact('field.referrer', text(personName(instance?.study.referringPhysician ?? ''))),
    ...fact('field.surgeryDate', dateOf(document.surgery?.date) ?? say('unknown')),
    ...fact('field.months', monthsPhrase(reading)),
    ...fact(
      'field.construct',
      reading.constructs.length === 0 ? say('unknown') : list(reading.constructs.map(constructPhrase), '; '),
    ),
    ...fact('field.comparison', comparison(reading)),
    ...fact('field.indication', text(document.context?.indication) ?? say('indication.none')),
    ...fact('field.question', say('question.text')),
    ...fact('field.context', contextPhrase(reading)),
  ];
  const blocks: Block[] = [{ kind: 'facts', facts }, ...freeText(reading, 'indication')];
  return { id: 'header', title: say('section.header'), blocks };
}

/** PN `Family^Given^Middle^Prefix^Suffix`, groups apart: every group with content is shown, as `Family, Given Middle`. */
export function personName(pn: string): string {
  return pn
    .split('=')
    .map((group) => {
      const [family = '', given = '', middle = '', prefix = '', suffix = ''] = group.split('^').map((part) => part.trim());
      const first = [prefix, given, middle].filter((part) => part !== '').join(' ');
      return [family, first, suffix].filter((part) => part !== '').join(', ');
    })
    .filter((group) => group !== '')
    .join(' · ');
}

const dateOf = (date: string | null | undefined): Phrase | null =>
  date === null || date === undefined || date === '' ? null : { date };

const isStated = ({ evaluation }: Reading): boolean => {
  const { said } = evaluation.assessment.months;
  return said !== undefined && 'key' in said && said.key === 'time.stated';
};

function monthsPhrase(reading: Reading): Phrase {
  if (reading.months === null) return say('unknown');
  const months = numeral(Math.floor(reading.months), 0);
  return isStated(reading) ? say('months.stated', { months }) : say('months', { months });
}

export function constructPhrase(construct: OperatedConstruct): Phrase {
  const known = (prefix: string, value: string | null): readonly Phrase[] => {
    if (value === null) return [];
    const key = `${prefix}.${value}`;
    return [Object.hasOwn(en, key) ? say(key as StringKey) : verbatim(value)];
  };
  const details = [
    ...known('procedure', construct.procedure),
    ...known('approach', construct.approach),
    ...known('graft', construct.graft),
  ];
  const ends = { from: verbatim(construct.from), to: verbatim(construct.to) };
  return details.length === 0 ? say('construct.one', ends) : say('construct.line', { ...ends, details: list(details) });
}

/** Studies of the index other than the films' own, oldest first. */
function comparison(reading: Reading): Phrase {
  const own = reading.films.flexion?.study.instanceUID;
  const others = reading.index.studies.filter((study) => study.studyInstanceUID !== own && own !== undefined);
  if (others.length === 0) return say('comparison.none');
  const dates = others.map((study) => study.studyDate).sort();
  return list(
    dates.map((date) => say('comparison.study', { date: date === '' ? say('unknown') : { date } })),
    '; ',
  );
}

function contextPhrase(reading: Reading): Phrase {
  const context = reading.document.context;
  const yesNo = (value: boolean): Phrase => say(value ? 'yes' : 'no');
  const items: Phrase[] = [];
  if (context?.smoking !== undefined) items.push(say('context.smoking', { value: say(`smoking.${context.smoking}`) }));
  for (const key of ['diabetes', 'osteoporosis', 'nsaids', 'revision'] as const) {
    const value = context?.[key];
    if (value !== undefined) items.push(say(`context.${key}`, { value: yesNo(value) }));
  }
  if (context?.symptoms !== undefined && context.symptoms !== '')
    items.push(say('context.symptoms', { value: verbatim(context.symptoms) }));
  if (items.length === 0) return say('context.none');
  return list([list(items, '; '), say('context.note')], '. ');
}
