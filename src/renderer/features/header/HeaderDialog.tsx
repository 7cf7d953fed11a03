import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { Copy } from 'lucide-react';
import type { HeaderRow } from '#shared/dicom';
import type { FileHeader } from '#shared/ipc';
import { sayCode, useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { failureOf, type Failure } from '../../state/failure.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { Button, Check, Dialog, Empty } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { activeImage, type ShownImage } from '../dynamic-films/tiles.ts';
import { useCalibration } from '../dynamic-films/useFilm.ts';
import { HeaderList } from './HeaderList.tsx';
import { rowText, searchedRows, withAncestors } from './headerSearch.ts';
import { millimetreTags } from './millimetreTags.ts';
import css from './HeaderDialog.module.css';

/** The header of the active image. It names the patient: it closes when the patient text is hidden, and does not open then. */
export function HeaderDialog(): ReactNode {
  const { view, cases } = useServices();
  const say = useSay();
  const asked = useView((state) => state.dialog === 'header');
  const blinded = useView((state) => !state.patientText);
  useEffect(() => {
    if (asked && blinded) view.set({ dialog: null });
  }, [asked, blinded, view]);
  const open = asked && !blinded;
  const image = open ? activeImage(cases.getState(), view.getState()) : null;
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('header.title')}
      description={image === null ? undefined : fileName(image.instance.path)}
      closeLabel={say('common.close')}
      width={1040}
      testId={TEST_IDS.headerDialog}
    >
      {open && image !== null && <HeaderOf key={image.instance.sopInstanceUID} image={image} />}
    </Dialog>
  );
}

const fileName = (path: string): string => path.replace(/^.*[\\/]uploads[\\/][0-9a-f-]{36}[\\/]/, '');

function HeaderOf({ image }: { readonly image: ShownImage }): ReactNode {
  const { bridge, copyText, toasts } = useServices();
  const say = useSay();
  const { instance } = image;
  const [header, setHeader] = useState<FileHeader | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [question, setQuestion] = useState('');
  const [onlyMillimetres, setOnly] = useState(false);
  const [chosen, setChosen] = useState<HeaderRow | null>(null);
  const annotations = useCase((state) => shownDocument(state).annotations);
  const calibration = useCalibration(instance, annotations);
  const marked = useMemo(() => millimetreTags(instance, calibration), [instance, calibration]);
  const uid = instance.sopInstanceUID;
  useEffect(() => {
    let wanted = true;
    bridge.api.fileHeader({ sopInstanceUID: uid }).then(
      (found) => wanted && setHeader(found),
      (error: unknown) => wanted && setFailure(failureOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [bridge, uid]);
  const rows = useMemo(() => {
    if (header === null) return [];
    const found = searchedRows(header.rows, question);
    return onlyMillimetres ? withAncestors(found, ({ tag }) => marked.has(tag)) : found;
  }, [header, question, onlyMillimetres, marked]);
  if (failure !== null) return <Empty title={say('header.failed')} hint={sayCode(failure.code, failure.message)} />;
  if (header === null) return <p role="status">{say('header.reading')}</p>;
  const copy = async (text: string): Promise<void> => {
    await copyText(text);
    toasts.show({ tone: 'good', title: say('app.copied'), detail: null });
  };
  return (
    <div className={css['browser']}>
      <div className={css['bar']}>
        <input
          className="input"
          type="search"
          autoFocus
          value={question}
          placeholder={say('header.search')}
          aria-label={say('header.search')}
          data-testid={TEST_IDS.headerSearch}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <span className={css['count']} role="status">
          {say('header.count', { shown: rows.length, all: header.rows.length })}
        </span>
        <Check label={say('header.onlyMillimetres')} checked={onlyMillimetres} onChange={setOnly} />
      </div>
      <HeaderList
        rows={rows}
        marked={marked}
        chosen={chosen}
        onChoose={setChosen}
        onCopy={(row) => void copy(row.value)}
        label={say('header.title')}
      />
      <div className={css['foot']}>
        <Button size="small" disabled={chosen === null} onClick={() => chosen !== null && void copy(chosen.value)}>
          <Copy size={14} aria-hidden="true" />
          {say('header.copyValue')}
        </Button>
        <Button size="small" disabled={chosen === null} onClick={() => chosen !== null && void copy(rowText(chosen))}>
          {say('header.copyRow')}
        </Button>
        <Button size="small" disabled={rows.length === 0} onClick={() => void copy(rows.map(rowText).join('\n'))}>
          {say('header.copyAll')}
        </Button>
        <span className={css['hint']}>{say('header.hint')}</span>
      </div>
    </div>
  );
}
