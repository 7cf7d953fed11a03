import type { ReactNode } from 'react';
import type { SegmentAssessment } from '#shared/assessment';
import { sayTerm } from '../../i18n/index.ts';
import { Badge, ToneShape } from '../../ui/index.ts';
import { saySegment } from '../format.ts';
import { toneOfCategory } from '../tones.ts';

/** One line a level: its category, and the rule's words for it, or under an override the reader's reason. */
export function LevelAnswers({ segments }: { readonly segments: readonly SegmentAssessment[] }): ReactNode {
  return (
    <ul className="stack">
      {segments.map(({ segment, category, wording, override }) => (
        <li key={segment} className="row">
          <strong style={{ width: 56 }}>{saySegment(segment)}</strong>
          <Badge tone={toneOfCategory(category)}>
            <ToneShape tone={toneOfCategory(category)} />
            {sayTerm('category', category)}
          </Badge>
          <span className="field-hint">{override === null ? wording : override.reason}</span>
        </li>
      ))}
    </ul>
  );
}
