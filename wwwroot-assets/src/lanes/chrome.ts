// What stands around the canvas: buttons, legend, what is shown, the read-out.
import { button, el } from '../graph/dom';
import { plain, plural, whole } from '../graph/text';
import type { Category } from './categories';
import { requestsAt, type Bars, type Picture, type Trait } from './contract';
import { leastForBursts } from './signs';
import { timeText } from './window';

export interface Acts { closer(factor: number): void; thicker(factor: number): void; all(): void; brush(on: boolean): void; clear(): void; colour(by: Trait): void; again(): void }

export class Chrome {
  readonly root = el('div', { class: 'il' });
  readonly canvas = el('canvas', { class: 'il-canvas', tabIndex: 0, role: 'application', 'aria-label': 'Lockstep lanes: arrows move, plus and minus zoom, Space selects, Enter opens the account, question mark lists the keys' });
  private readonly showing = el('p', { class: 'il-showing', 'data-testid': 'lanes-showing' });
  private readonly legend = el('ul', { class: 'il-legend', 'aria-label': 'Legend' });
  private readonly readout = el('p', { class: 'il-readout', 'data-testid': 'lanes-readout' });
  private readonly live = el('p', { class: 'il-live', role: 'status', 'aria-live': 'polite' });
  private readonly state = el('div', { class: 'il-state', role: 'status' });
  private readonly brushing: HTMLButtonElement;
  private readonly colourBy = el('select', { 'aria-label': 'Colour by', class: 'il-select' });

  constructor(acts: Acts) {
    const colour = this.colourBy;
    for (const trait of ['model', 'network', 'skeleton']) colour.append(el('option', {}, trait));
    colour.addEventListener('change', () => acts.colour(colour.value as Trait));
    this.brushing = button('Select by dragging', 'Drag a box over time and lanes; Shift and dragging does the same', () => {
      const on = this.brushing.getAttribute('aria-pressed') !== 'true';
      this.brushing.setAttribute('aria-pressed', String(on));
      acts.brush(on);
    }, { 'aria-pressed': 'false' });
    const bar = el('div', { class: 'il-bar' },
      button('Closer', 'Shorter time (+)', () => acts.closer(0.5)), button('Back', 'Longer time (−)', () => acts.closer(2)),
      button('Thicker', 'Fewer lanes (])', () => acts.thicker(0.5)), button('Thinner', 'More lanes ([)', () => acts.thicker(2)),
      button('All', 'Everything (0)', () => acts.all()), this.brushing, button('Clear selection', 'Select nothing', () => acts.clear()),
      el('label', {}, 'Colour by ', colour));
    this.state.addEventListener('click', event => { if (event.target instanceof HTMLButtonElement) acts.again(); });
    this.root.append(bar, this.showing, el('div', { class: 'il-stage' }, this.canvas, this.state), this.readout, this.legend, this.live);
  }

  busy(): void { this.say(['Loading the lanes…'], 'il-busy'); }

  failed(why: string): void { this.say([el('p', {}, why), button('Try again', 'Ask the server once more', () => {})], ''); }

  nothing(total: number): void { this.say([`No request of ${total === 1 ? 'this account' : `these ${plural(total, 'account')}`} is stored, so there are no lanes.`], ''); }

  ready(picture: Picture): void {
    this.state.hidden = true;
    const left = picture.active > picture.lanes.length ? ', those with the most requests' : '';
    this.showing.textContent = `Showing ${whole(picture.lanes.length)} of ${plural(picture.active, 'active account')}${left}; ${whole(picture.total)} in the pool. Ordered ${plain(picture.order, 120)}. Times in UTC, ${timeText(picture.bars.from)} to ${timeText(picture.bars.to)}.`;
  }

  chooseColour(trait: Trait): void { this.colourBy.value = trait; }

  colours(categories: Category[], colours: string[]): void {
    const keys = categories.flatMap((category, i) => category.lanes === 0 ? [] : [el('li', {}, this.swatch(colours[i]!), `${category.letter} ${plain(category.name, 40)} (${whole(category.lanes)})`)]);
    this.legend.replaceChildren(...keys,
      el('li', {}, 'stronger: more requests'), el('li', {}, `▲ burst (on lanes of ${leastForBursts} pixels and more)`), el('li', {}, '✕ frozen or banned'),
      el('li', {}, '○ began within 3 days after another was stopped (inferred)'), el('li', {}, '┆ model first seen'));
  }

  /** `aloud`: for somebody at the keyboard; a moving mouse would never stop talking. */
  read(text: string, aloud: boolean): void {
    this.readout.textContent = text;
    if (aloud) this.live.textContent = text;
  }

  private say(children: (Node | string)[], more: string): void {
    this.state.hidden = false;
    this.state.className = `il-state ${more}`;
    this.state.replaceChildren(...children);
  }

  private swatch(colour: string): HTMLElement {
    const made = el('span', { class: 'il-swatch', 'aria-hidden': 'true' });
    made.style.background = colour;
    return made;
  }
}

/** What is at a place, in words. */
export function wording(picture: Picture, bars: Bars, lane: number, at: number, category: Category, selected: boolean): string {
  const one = picture.lanes[lane]!, bucket = Math.floor((at - bars.from) / bars.seconds), begin = bars.from + bucket * bars.seconds;
  const coarse = Math.floor((at - picture.bars.from) / picture.bars.seconds);
  const near = one.stops.find(stop => Math.floor((stop.at - picture.bars.from) / picture.bars.seconds) === coarse);
  return [
    `Lane ${whole(lane + 1)} of ${whole(picture.lanes.length)}: ${plain(one.id, 80)}. ${timeText(begin)} to ${timeText(begin + bars.seconds).slice(-5)}: ${plural(requestsAt(bars, lane, at), 'request')}.`,
    `${category.letter} ${plain(category.name, 40)}.`,
    one.bursts.includes(coarse) ? 'Burst.' : '', near ? `Here ${plain(near.what, 20)}.` : one.stops.length > 0 ? `Was ${plain(one.stops[0]!.what, 20)} ${timeText(one.stops[0]!.at)}.` : '',
    one.handOver !== null ? 'Began after others were stopped.' : '', selected ? 'Selected.' : '',
  ].filter(part => part).join(' ');
}
