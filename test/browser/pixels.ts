import type { BrowserContext } from 'playwright-core';

/** How far two pictures differ: the share of pixels, in words, and the pixels marked in red (null: other sizes). */
interface Difference {
  readonly share: number;
  readonly why: string;
  readonly marked: Buffer | null;
}

/** A channel may differ by so much (of 255) before the pixel counts as another one. */
const CHANNEL = 40;

/** Compares two PNG files pixel by pixel, decoded and drawn by the browser that is open anyway. */
export async function compare(context: BrowserContext, expected: Buffer, seen: Buffer): Promise<Difference> {
  const page = await context.newPage();
  try {
    const { sizes, differing, marked } = await page.evaluate(
      async ([first, second, channel]) => {
        const load = async (base64: string) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const drawing = canvas.getContext('2d');
          if (drawing === null) throw new Error('no canvas');
          drawing.drawImage(bitmap, 0, 0);
          return { canvas, drawing, image: drawing.getImageData(0, 0, bitmap.width, bitmap.height) };
        };
        const one = await load(first);
        const two = await load(second);
        const sizes = [one, two].map(({ image }) => `${image.width}×${image.height}`);
        if (sizes[0] !== sizes[1]) return { sizes, differing: -1, marked: '' };
        let differing = 0;
        const { data } = two.image;
        for (let i = 0; i < data.length; i += 4) {
          let most = 0;
          for (let c = 0; c < 3; c += 1) {
            most = Math.max(most, Math.abs((data[i + c] ?? 0) - (one.image.data[i + c] ?? 0)));
          }
          if (most > channel) {
            differing += 1;
            data[i] = 255;
            data[i + 1] = 0;
            data[i + 2] = 0;
          } else for (let c = 0; c < 3; c += 1) data[i + c] = 170 + (data[i + c] ?? 0) / 3;
        }
        if (differing === 0) return { sizes, differing, marked: '' };
        two.drawing.putImageData(two.image, 0, 0);
        const bytes = new Uint8Array(await (await two.canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
        let binary = '';
        for (const byte of bytes) binary += String.fromCharCode(byte);
        return { sizes, differing, marked: btoa(binary) };
      },
      [expected.toString('base64'), seen.toString('base64'), CHANNEL] as const,
    );
    if (differing < 0) return { share: 1, why: `${sizes[1]} pixels instead of ${sizes[0]}`, marked: null };
    const [width = 1, height = 1] = (sizes[0] ?? '').split('×').map(Number);
    const share = differing / (width * height);
    return {
      share,
      why: `${differing} pixels differ (${(share * 100).toFixed(3)} %)`,
      marked: Buffer.from(marked, 'base64'),
    };
  } finally {
    await page.close();
  }
}
