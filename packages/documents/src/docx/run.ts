import { symbolFont } from '../content/symbols.js';
import { isOn } from '../office/parts.js';
import type { Attributes } from '../xml/attributes.js';

/** The run of text that is open, and what it says of how its text is printed (ECMA-376 Part 1, 17.3.2). */
export class Run {
  isOpen = false;
  isHidden = false;
  /** The glyphs of the symbol font that it is set in. */
  glyphs: Readonly<Record<number, string>> | undefined;

  open(): void {
    this.close();
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
    this.isHidden = false;
    this.glyphs = undefined;
  }

  font(attributes: Attributes): void {
    if (this.isOpen) this.glyphs = symbolFont(attributes.local('ascii') ?? attributes.local('hAnsi') ?? '');
  }

  vanish(attributes: Attributes): void {
    if (this.isOpen && isOn(attributes.local('val'), true)) this.isHidden = true;
  }
}
