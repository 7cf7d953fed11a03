import { Bookmark } from 'lucide-react';
import { isMarked, toggleKeyImage } from '../../features/layout/keyImage.ts';
import { scrollTile } from '../../features/layout/scroll.ts';
import { otherSeries } from '../../features/layout/otherSeries.ts';
import { shownDocument } from '../../state/caseStore.ts';
import type { Services } from '../../state/services.ts';
import { action, type Action } from './action.ts';
import { hasImage, image, writing } from './conditions.ts';

const scroll = (steps: number) => (services: Services) => scrollTile(services, services.view.getState().active, steps);

const inViewport = { scope: 'viewport', enabled: hasImage } as const;

/** Going through the images of a stack, and from series to series. */
export const stackActions: readonly Action[] = [
  action({
    ...inViewport,
    id: 'image.next',
    label: 'action.nextImage',
    keys: ['ArrowDown', 'ArrowRight'],
    menu: ['image', 4],
    run: scroll(1),
  }),
  action({
    ...inViewport,
    id: 'image.previous',
    label: 'action.previousImage',
    keys: ['ArrowUp', 'ArrowLeft'],
    menu: ['image', 4],
    run: scroll(-1),
  }),
  action({
    ...inViewport,
    id: 'image.next10',
    label: 'action.next10',
    keys: ['Shift+ArrowDown', 'Shift+ArrowRight'],
    run: scroll(10),
  }),
  action({
    ...inViewport,
    id: 'image.previous10',
    label: 'action.previous10',
    keys: ['Shift+ArrowUp', 'Shift+ArrowLeft'],
    run: scroll(-10),
  }),
  action({
    ...inViewport,
    id: 'image.key',
    label: 'action.keyImage',
    icon: Bookmark,
    keys: ['K'],
    menu: ['image', 4],
    toolbar: 2,
    enabled: (services) => hasImage(services) && writing(services),
    checked: (services) => {
      const shown = image(services);
      return shown !== null && isMarked(shownDocument(services.cases.getState()), shown);
    },
    run: toggleKeyImage,
  }),
  action({ ...inViewport, id: 'image.first', label: 'action.firstImage', keys: ['Home'], run: scroll(-1e6) }),
  action({ ...inViewport, id: 'image.last', label: 'action.lastImage', keys: ['End'], run: scroll(1e6) }),
  action({
    ...inViewport,
    id: 'image.nextSeries',
    label: 'action.nextSeries',
    keys: ['PageDown'],
    menu: ['image', 4],
    run: (services) => otherSeries(services, 1),
  }),
  action({
    ...inViewport,
    id: 'image.previousSeries',
    label: 'action.previousSeries',
    keys: ['PageUp'],
    menu: ['image', 4],
    run: (services) => otherSeries(services, -1),
  }),
];
