import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { LayoutTemplate, Trash2 } from 'lucide-react';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { LAYOUTS_KEY, applied, readLayouts, selectorOf, withLayout, type SavedLayout } from '../../state/savedLayouts.ts';
import { useServices, useSettings, useView } from '../../state/services.ts';
import { Button, Dialog, Empty, Field, IconButton } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { hangView } from './hangView.ts';
import css from './LayoutsDialog.module.css';

/** A person's own layouts: kept under a name, taken for studies of one kind, put away. */
export function LayoutsDialog(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'layouts');
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('layouts.title')}
      description={say('layouts.hint')}
      closeLabel={say('common.close')}
      testId={TEST_IDS.layoutsDialog}
    >
      {open && <Layouts />}
    </Dialog>
  );
}

function Layouts(): ReactNode {
  const { cases, view, settings } = useServices();
  const say = useSay();
  const stored = useSettings((state) => state.stored[LAYOUTS_KEY]);
  const kind = useView((state) => state.hanging.protocol);
  const layouts = readLayouts(stored);
  const [name, setName] = useState('');
  const [opens, setOpens] = useState(false);
  const keep = (next: readonly SavedLayout[]): void => void settings.remember(LAYOUTS_KEY, next);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { layout, tiles, links } = view.getState();
    const selectors = tiles.flatMap((tile) => selectorOf(tile, cases.getState()) ?? []);
    keep(withLayout(layouts, { name: name.trim(), kind, opens, layout, tiles: selectors, links }));
    setName('');
    setOpens(false);
  };
  const take = (saved: SavedLayout): void => {
    hangView(view, applied(saved, cases.getState()));
    view.set({ links: saved.links, dialog: null });
  };
  return (
    <div className={css['body']}>
      {layouts.length === 0 ? (
        <Empty
          icon={<LayoutTemplate size={22} aria-hidden="true" />}
          title={say('layouts.none')}
          hint={say('layouts.noneHint')}
        />
      ) : (
        <ul className={css['list']}>
          {layouts.map((saved) => (
            <li key={saved.name}>
              <Button onClick={() => take(saved)}>{saved.name}</Button>
              <label className={css['opens']}>
                <input
                  type="checkbox"
                  checked={saved.opens}
                  onChange={(event) => keep(withLayout(layouts, { ...saved, opens: event.target.checked }))}
                />
                {say('layouts.opens', { kind: sayTerm('hanging', saved.kind) })}
              </label>
              <IconButton
                label={say('layouts.remove', { name: saved.name })}
                onClick={() => keep(layouts.filter((one) => one !== saved))}
              >
                <Trash2 size={14} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={save} className={css['form']}>
        <Field label={say('layouts.name')}>
          {(id) => (
            <input
              id={id}
              value={name}
              maxLength={80}
              required
              data-testid={TEST_IDS.layoutName}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <label className={css['opens']}>
          <input type="checkbox" checked={opens} onChange={(event) => setOpens(event.target.checked)} />
          {say('layouts.opens', { kind: sayTerm('hanging', kind) })}
        </label>
        <Button kind="primary" type="submit" disabled={name.trim() === ''}>
          {say('layouts.save')}
        </Button>
      </form>
    </div>
  );
}
