import type { Construct, Surgery } from '#shared/case';
import { vertebraeOf } from '#shared/spine';

/** The constructs of a surgery, of its short form too: `segments` with one approach, procedure and graft. */
export function constructsOf(surgery: Surgery): readonly Construct[] {
  if (surgery.constructs !== undefined) return surgery.constructs;
  const { approach, procedure, graft } = surgery;
  return (surgery.segments ?? []).flatMap((segment) => {
    const pair = vertebraeOf(segment);
    return pair === null ? [] : [{ from: pair[0], to: pair[1], ...defined({ approach, procedure, graft }) }];
  });
}

/** The long form with these constructs; what else the surgery says stays. */
export function withConstructs(surgery: Surgery, constructs: readonly Construct[]): Surgery {
  const { segments: _segments, approach: _approach, procedure: _procedure, graft: _graft, ...rest } = surgery;
  return { ...rest, constructs: constructs.map((one) => defined(one) as Construct) };
}

/** Without the members that are undefined: they would be members of the journal's JSON otherwise only by name. */
const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
