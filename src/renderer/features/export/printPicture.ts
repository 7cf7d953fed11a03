import css from './printPicture.module.css';

/** Puts a picture on a page of its own, opens the print dialog, and takes the page away again when that closes. */
export async function printPicture(picture: Blob, title: string): Promise<void> {
  const address = URL.createObjectURL(picture);
  const sheet = document.createElement('div');
  sheet.className = css['sheet'] ?? '';
  sheet.dataset['testid'] = 'print-sheet';
  const image = document.createElement('img');
  image.alt = title;
  image.src = address;
  sheet.append(image);
  document.body.append(sheet);
  document.documentElement.dataset['printing'] = '';
  try {
    await image.decode();
    window.print();
  } finally {
    delete document.documentElement.dataset['printing'];
    sheet.remove();
    URL.revokeObjectURL(address);
  }
}
