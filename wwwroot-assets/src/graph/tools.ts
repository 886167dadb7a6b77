// The second row of the toolbar: what can be asked of the picture. Says what was pressed, decides nothing.
import { anyNode, states, typed, type Criteria } from './criteria';
import { button, el } from './dom';
import { kindNames, kinds, type Kind } from './kinds';
import { moment, type Span } from './span';
import { countNodes, whole } from './text';
import { say } from './words';

export interface ToolPresses {
  undo(): void;
  choose(criteria: Criteria, only: boolean): void;
  meeting(criteria: Criteria): number;
  invert(): void;
  onlySelected(): void;
  markFirst(): void;
  way(): void;
  common(): void;
  /** `rests`: the slider was let go. */
  span(span: Span | null, rests: boolean): void;
  png(): void;
  graphMl: (() => void) | null;
}

export interface ToolState { steps: number; shown: number; selected: number; first: number; span: Span | null; whole: Span | null; kinds: ReadonlySet<Kind> }

const notches = 200;
let serial = 0;

export class Tools {
  readonly root = el('div', { class: 'ig-tools' });
  private readonly undo: HTMLButtonElement;
  private readonly counted = el('output', { class: 'ig-counted', 'data-testid': 'graph-meeting' });
  private readonly kind = el('select', { 'aria-label': say('Kind'), class: 'ig-input' });
  private readonly state = el('select', { 'aria-label': say('State'), class: 'ig-input' });
  private readonly numbers = { linksFrom: number(say('Links, at least')), linksTo: number(say('Links, at most')), scoreFrom: number(say('Score, at least')), scoreTo: number(say('Score, at most')) };
  private readonly not = el('input', { type: 'checkbox' });
  private readonly first = el('span', { class: 'ig-found', 'data-testid': 'graph-first' });
  private readonly from = slider(say('Seen from'));
  private readonly to = slider(say('Seen until'));
  private readonly said = el('output', { class: 'ig-counted', 'data-testid': 'graph-span' });
  private readonly timeTool: HTMLButtonElement;
  private whole: Span | null = null;
  private dragging = false;
  private shown = 0;
  private readonly closing: (() => void)[] = [];

  constructor(private readonly on: ToolPresses) {
    this.undo = button(say('Undo'), say('Take the last step back (U)'), on.undo);
    const [choose, chooseForm] = this.tool(say('Choose by…'), say('Select or show nodes by kind, state, links and score'), this.chooseForm());
    const [compare, compareForm] = this.tool(say('Compare…'), say('Shortest path and common neighbours of two groups'), this.compareForm());
    const [time, timeForm] = this.tool(say('Time…'), say('Show who was seen in a stretch of time'), this.timeForm());
    this.timeTool = time;
    this.root.append(
      el('div', { class: 'ig-bar', role: 'toolbar', 'aria-label': say('Questions') }, this.undo, choose, compare, time,
        button(say('Save PNG'), say('Save the picture as it is seen'), on.png),
        ...(on.graphMl ? [button(say('Save GraphML'), say('Save the shown nodes and links, read anew from the stores, for Gephi and the like; it is written into the audit'), on.graphMl)] : [])),
      chooseForm, compareForm, timeForm);
  }

  show(state: ToolState): void {
    this.undo.disabled = state.steps === 0;
    this.first.textContent = state.first > 0 ? say('First group: {0}', countNodes(state.first)) : say('No first group');
    this.whole = state.whole;
    this.timeTool.hidden = state.whole === null;
    this.showKinds(kindNames.filter(kind => state.kinds.has(kind)));
    if (!this.dragging) this.showSpan(state.span);
    this.shown = state.shown;
    this.count();
  }

  // Only when it changed: a list that somebody has open would close.
  private showKinds(present: Kind[]): void {
    if (present.join() === [...this.kind.options].slice(1).map(one => one.value).join() && this.kind.options.length > 0) return;
    const chosen = this.kind.value;
    this.kind.replaceChildren(option('', say('any kind')), ...present.map(kind => option(kind, say(kinds[kind].name))));
    this.kind.value = present.includes(chosen as Kind) ? chosen : '';
  }

  private showSpan(span: Span | null): void {
    if (this.whole === null) return;
    this.from.value = String(span === null ? 0 : this.notchOf(span.from));
    this.to.value = String(span === null ? notches : this.notchOf(span.to));
    this.saySpan();
  }

  private count(): void {
    if (this.counted.closest('[hidden]')) return; // nobody looks, and a large picture takes time
    this.counted.textContent = say('{0} meant of {1} shown', countNodes(this.on.meeting(this.criteria())), whole(this.shown));
  }

  private criteria(): Criteria {
    const { linksFrom, linksTo, scoreFrom, scoreTo } = this.numbers;
    return {
      ...anyNode, kind: (this.kind.value || null) as Criteria['kind'], state: (this.state.value || null) as Criteria['state'],
      linksFrom: typed(linksFrom.value), linksTo: typed(linksTo.value), scoreFrom: typed(scoreFrom.value), scoreTo: typed(scoreTo.value), not: this.not.checked,
    };
  }

  /** A button that opens and closes a form below. */
  private tool(text: string, title: string, form: HTMLElement): [HTMLButtonElement, HTMLElement] {
    form.id = `ig-tool-${++serial}`;
    form.hidden = true;
    const opener = button(text, title, () => {
      const opens = form.hidden;
      for (const close of this.closing) close(); // one at a time: the picture needs the room
      form.hidden = !opens;
      opener.setAttribute('aria-expanded', String(opens));
      this.count();
      if (!form.hidden) form.querySelector<HTMLElement>('select, input, button')?.focus();
    }, { 'aria-expanded': 'false', 'aria-controls': form.id });
    const close = () => {
      form.hidden = true;
      opener.setAttribute('aria-expanded', 'false');
    };
    this.closing.push(close);
    form.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
      opener.focus();
    });
    return [opener, form];
  }

  private chooseForm(): HTMLElement {
    this.state.append(option('', say('any state')), ...states.map(state => option(state, say(state))));
    const form = group(say('Choose nodes'),
      this.kind, this.state, ...Object.values(this.numbers), el('label', { class: 'ig-check' }, this.not, say('not those')),
      button(say('Select them'), say('Select these nodes and no others'), () => this.on.choose(this.criteria(), false)),
      button(say('Show only them'), say('Hide all other nodes'), () => this.on.choose(this.criteria(), true)),
      button(say('Invert selection'), say('Select what is not selected (I)'), this.on.invert),
      button(say('Show only the selection'), say('Hide what is not selected (O)'), this.on.onlySelected), this.counted);
    form.addEventListener('input', () => this.count());
    return form;
  }

  private compareForm(): HTMLElement {
    return group(say('Compare two groups'), this.first,
      button(say('Selection is the first group'), say('Mark what is selected as the first group (M)'), this.on.markFirst),
      button(say('Shortest path'), say('From the first group to the selection, or between two selected nodes (S)'), this.on.way),
      button(say('Common neighbours'), say('Of the first group and the selection, or of two selected nodes (N)'), this.on.common));
  }

  private timeForm(): HTMLElement {
    const moved = (rests: boolean, keeps: HTMLInputElement) => {
      if (Number(this.from.value) > Number(this.to.value)) keeps.value = keeps === this.from ? this.to.value : this.from.value;
      this.dragging = !rests;
      this.saySpan();
      this.on.span(this.span(), rests);
    };
    for (const one of [this.from, this.to]) {
      one.addEventListener('input', () => moved(false, one));
      one.addEventListener('change', () => moved(true, one));
    }
    return group(say('Time'), el('label', { class: 'ig-slider' }, say('From'), ' ', this.from), el('label', { class: 'ig-slider' }, say('until'), ' ', this.to), this.said,
      button(say('All times'), say('Show all times'), () => this.on.span(null, true)));
  }

  private saySpan(): void {
    const span = this.span() ?? this.whole;
    if (span === null) return;
    this.from.setAttribute('aria-valuetext', moment(span.from));
    this.to.setAttribute('aria-valuetext', moment(span.to));
    this.said.textContent = say('{0} to {1}', moment(span.from), moment(span.to));
  }

  private span(): Span | null {
    const { whole } = this;
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (whole === null || (from === 0 && to === notches)) return null;
    const at = (notch: number) => whole.from + (whole.to - whole.from) * notch / notches;
    return { from: at(from), to: at(to) };
  }

  private notchOf(at: number): number {
    return this.whole === null ? 0 : Math.round((at - this.whole.from) / (this.whole.to - this.whole.from) * notches);
  }
}

const option = (value: string, text: string): HTMLOptionElement => Object.assign(el('option', {}, text), { value });

const group = (name: string, ...inside: Node[]): HTMLElement => el('div', { class: 'ig-form', role: 'group', 'aria-label': name }, ...inside);

function number(name: string): HTMLInputElement {
  const made = el('input', { type: 'text', class: 'ig-input ig-number', placeholder: name, 'aria-label': name });
  made.inputMode = 'decimal';
  made.maxLength = 12;
  return made;
}

const slider = (name: string): HTMLInputElement => Object.assign(el('input', { type: 'range', 'aria-label': name }), { min: '0', max: String(notches), step: '1' });
