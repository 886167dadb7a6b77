// What stands around the canvas: buttons, legend, what is shown, the read-out.
import { button, el } from '../graph/dom';
import { countAccounts, plain, plural, whole } from '../graph/text';
import { say, word } from '../graph/words';
import { zoneName } from '../graph/zone';
import type { Category } from './categories';
import { requestsAt, type Bars, type Picture, type Trait } from './contract';
import { leastForBursts } from './signs';
import { hourText, timeText } from './window';

export interface Acts { closer(factor: number): void; thicker(factor: number): void; all(): void; brush(on: boolean): void; clear(): void; colour(by: Trait): void; again(): void }

export class Chrome {
  readonly root = el('div', { class: 'il' });
  readonly canvas = el('canvas', { class: 'il-canvas', tabIndex: 0, role: 'application', 'aria-label': say('Lockstep lanes: arrows move, plus and minus zoom, Space selects, Enter opens the account, question mark lists the keys') });
  private readonly showing = el('p', { class: 'il-showing', 'data-testid': 'lanes-showing' });
  private readonly legend = el('ul', { class: 'il-legend', 'aria-label': say('Legend') });
  private readonly readout = el('p', { class: 'il-readout', 'data-testid': 'lanes-readout' });
  private readonly live = el('p', { class: 'il-live', role: 'status', 'aria-live': 'polite' });
  private readonly state = el('div', { class: 'il-state', role: 'status' });
  private readonly brushing: HTMLButtonElement;
  private readonly colourBy = el('select', { 'aria-label': say('Colour by'), class: 'il-select' });

  constructor(acts: Acts) {
    const colour = this.colourBy;
    for (const trait of [word('model'), word('network'), word('skeleton')]) colour.append(Object.assign(el('option', {}, say(trait)), { value: trait }));
    colour.addEventListener('change', () => acts.colour(colour.value as Trait));
    this.brushing = button(say('Select by dragging'), say('Drag a box over time and lanes; Shift and dragging does the same'), () => {
      const on = this.brushing.getAttribute('aria-pressed') !== 'true';
      this.brushing.setAttribute('aria-pressed', String(on));
      acts.brush(on);
    }, { 'aria-pressed': 'false' });
    const bar = el('div', { class: 'il-bar', role: 'toolbar', 'aria-label': say('Lanes') },
      button(say('Closer'), say('Shorter time (+)'), () => acts.closer(0.5)), button(say('Back'), say('Longer time (−)'), () => acts.closer(2)),
      button(say('Thicker'), say('Fewer lanes (])'), () => acts.thicker(0.5)), button(say('Thinner'), say('More lanes ([)'), () => acts.thicker(2)),
      button(say('All'), say('Everything (0)'), () => acts.all()), this.brushing, button(say('Clear selection'), say('Select nothing'), () => acts.clear()),
      el('label', {}, say('Colour by'), ' ', colour));
    this.state.addEventListener('click', event => { if (event.target instanceof HTMLButtonElement) acts.again(); });
    this.root.append(bar, this.showing, el('div', { class: 'il-stage' }, this.canvas, this.state), this.readout, this.legend, this.live);
  }

  busy(): void { this.say([say('Loading the lanes…')], 'il-busy'); }

  failed(why: string): void { this.say([el('p', {}, why), button(say('Try again'), say('Ask the server once more'), () => {})], ''); }

  nothing(total: number): void { this.say([total === 1 ? say('No request of this account is stored, so there are no lanes.') : say('No request of these {0} is stored, so there are no lanes.', countAccounts(total))], ''); }

  ready(picture: Picture): void {
    this.state.hidden = true;
    const counts = [whole(picture.lanes.length), plural(picture.active, say('{0} active account'), say('{0} active accounts'))];
    const head = picture.active > picture.lanes.length ? say('Showing {0} of {1}, those with the most requests;', ...counts) : say('Showing {0} of {1};', ...counts);
    this.showing.textContent = `${head} ${say('{0} in the pool. Ordered {1}. Times in {2}, {3} to {4}.', whole(picture.total), plain(picture.order, 120), zoneName(), timeText(picture.bars.from), timeText(picture.bars.to))}`;
  }

  chooseColour(trait: Trait): void { this.colourBy.value = trait; }

  colours(categories: Category[], colours: string[]): void {
    const keys = categories.flatMap((category, i) => category.lanes === 0 ? [] : [el('li', {}, this.swatch(colours[i]!), `${category.letter} `, named(category), ` (${whole(category.lanes)})`)]);
    this.legend.replaceChildren(...keys,
      el('li', {}, say('stronger: more requests')), el('li', {}, say('▲ burst (on lanes of {0} pixels and more)', leastForBursts)), el('li', {}, say('✕ frozen or banned')),
      el('li', {}, say('○ began within 3 days after another was stopped (inferred)')), el('li', {}, say('┆ model first seen')));
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
  const seconds = bars.seconds < 60, coarse = Math.floor((at - picture.bars.from) / picture.bars.seconds);
  const near = one.stops.find(stop => Math.floor((stop.at - picture.bars.from) / picture.bars.seconds) === coarse);
  return [
    say('Lane {0} of {1}: {2}. {3} to {4}: {5}.', whole(lane + 1), whole(picture.lanes.length), plain(one.id, 80), timeText(begin, seconds), hourText(begin + bars.seconds, seconds), plural(requestsAt(bars, lane, at), say('{0} request'), say('{0} requests'))),
    say('{0} {1}.', category.letter, category.own ? say(category.name) : plain(category.name, 40)),
    one.bursts.includes(coarse) ? say('Burst.') : '', near ? say('Here {0}.', stopped(near.what)) : one.stops.length > 0 ? say('Was {0} {1}.', stopped(one.stops[0]!.what), timeText(one.stops[0]!.at)) : '',
    one.handOver !== null ? say('Began after others were stopped.') : '', selected ? say('Selected.') : '',
  ].filter(part => part).join(' ');
}

/** The states are texts; a newer server may send other words, which are told as they are. */
const stopped = (what: string): string => (what === word('frozen') || what === word('banned') ? say(what) : plain(what, 20));

function named(category: Category): HTMLElement {
  return category.own ? el('span', {}, say(category.name)) : el('span', { translate: 'no' }, plain(category.name, 40));
}
