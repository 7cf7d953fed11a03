import type { ReactNode } from 'react';
import { Check, Link2, Unlink2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { LINK_ASPECTS, LINK_GROUPS, type LinkGroup } from '../../state/links.ts';
import { useServices, useView } from '../../state/services.ts';
import { TILES } from '../../state/viewStore.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { groupOfImage, type ShownImage } from '../dynamic-films/tiles.ts';
import css from './LinkChip.module.css';

/** With what a tile goes together, where the eye is; the menu changes it. Only where there is another tile. */
export function LinkChip({ tile, image }: { readonly tile: number; readonly image: ShownImage }): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const count = useView((state) => TILES[state.layout]);
  const alone = useView((state) => state.maximised !== null);
  const group = useView((state) => groupOfImage(image, state));
  const chosen = useView((state) => state.linkGroups[tile] ?? 'auto');
  const links = useView((state) => state.links);
  if (count < 2 || alone) return null;
  const what = LINK_ASPECTS.filter((aspect) => links.includes(aspect)).map((aspect) => say(`link.${aspect}`));
  const label =
    group === null ? say('link.none') : say('link.group', { group: sayTerm('link.name', group), what: what.join(', ') });
  const choose = (next: LinkGroup): void => {
    const { linkGroups } = view.getState();
    view.set({
      linked: true,
      linkGroups: Array.from({ length: TILES[view.getState().layout] }, (_, at) =>
        at === tile ? next : (linkGroups[at] ?? 'auto'),
      ),
    });
  };
  const aspects = (next: (typeof LINK_ASPECTS)[number]): void =>
    view.set({ links: LINK_ASPECTS.filter((one) => (one === next) !== links.includes(one)) });
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={css['chip']}
        data-testid={TEST_IDS.linkChip}
        data-group={group ?? 'none'}
        title={label}
        aria-label={label}
      >
        {group === null ? <Unlink2 size={13} aria-hidden="true" /> : <Link2 size={13} aria-hidden="true" />}
        {(group === 'A' || group === 'B') && <span>{group}</span>}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.Label className="menu-heading">{say('link.with')}</DropdownMenu.Label>
          {LINK_GROUPS.map((one) => (
            <DropdownMenu.Item key={one} className="menu-item" onSelect={() => choose(one)}>
              {one === chosen ? <Check size={15} aria-hidden="true" /> : <span className="menu-blank" />}
              <span className="menu-label">{say(`link.choose.${one}`)}</span>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-separator" />
          <DropdownMenu.Label className="menu-heading">{say('link.what')}</DropdownMenu.Label>
          {LINK_ASPECTS.map((aspect) => (
            <DropdownMenu.CheckboxItem
              key={aspect}
              className="menu-item"
              checked={links.includes(aspect)}
              onCheckedChange={() => aspects(aspect)}
              onSelect={(event) => event.preventDefault()}
            >
              {links.includes(aspect) ? <Check size={15} aria-hidden="true" /> : <span className="menu-blank" />}
              <span className="menu-label">{say(`link.${aspect}`)}</span>
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
