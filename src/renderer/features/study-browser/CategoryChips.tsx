import type { ReactNode } from 'react';
import { sayTerm } from '../../i18n/index.ts';
import { Badge, ToneShape } from '../../ui/index.ts';
import { toneOfCategory } from '../tones.ts';

interface CategoryChipsProps {
  readonly categories: readonly { readonly segment: string; readonly category: string }[];
}

/** `C5-6 Fused`: a level and what was found there, in shape, colour and word. */
export const CategoryChips = ({ categories }: CategoryChipsProps): ReactNode =>
  categories.length === 0 ? null : (
    <span className="row">
      {categories.map(({ segment, category }) => (
        <Badge key={segment} tone={toneOfCategory(category)}>
          <ToneShape tone={toneOfCategory(category)} />
          {segment} {sayTerm('category', category)}
        </Badge>
      ))}
    </span>
  );
