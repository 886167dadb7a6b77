// What people ask of a picture, step by step, each to be taken back.
import type { Neighbourhood } from './contract';
import { meets, type Criteria } from './criteria';
import { ask, expansionOf, partFrom } from './fetching';
import { History } from './history';
import type { Kind } from './kinds';
import { offersOf, partOf, type Offer } from './offers';
import type { Scene } from './scene';
import { wholeSpan, type Span } from './span';
import { countAccounts, countLinks, countNodes, plural, whole } from './text';
import { say } from './words';
import type { View } from './view';
import { commonNeighbours, shortestWay } from './ways';
import { nameOf, refusal } from './wording';

export class Questions {
  private readonly history = new History(20);

  constructor(private readonly view: View) {}

  get steps(): number {
    return this.history.length;
  }

  private get scene(): Scene {
    return this.view.scene;
  }

  forget(): void {
    this.history.clear();
  }

  /** Asks what hangs on a node and offers it by kind; nothing is added before somebody chooses. */
  async expand(id: string, skip = 0): Promise<void> {
    const { chrome, options } = this.view;
    if (this.scene.folds.sizeOf(id) > 0) return this.unfold(id);
    if (!options.expandUrl || !this.scene.node(id)) return;
    chrome.say(say('Loading neighbours…'));
    const answer = await this.asked(partFrom(expansionOf(options.expandUrl, id), skip));
    if (answer === null || !this.scene.node(id)) return;
    if (typeof answer === 'string') return chrome.say(say('Could not expand. {0}', answer));
    const offers = offersOf(answer, id, other => this.scene.graph.hasNode(other));
    const left = answer.next === null ? 0 : answer.totalNodes - answer.nodes.length;
    const name = nameOf(this.scene, id);
    if (offers.length === 0) {
      const added = this.scene.merge(partOf(answer, new Set(), other => this.scene.graph.hasNode(other)), id);
      this.view.refresh();
      chrome.say((added.edges > 0 ? say('Nothing new around {0}, but {1}.', name, countLinks(added.edges)) : say('Nothing new around {0}.', name)) + (left > 0 ? ` ${say('{0} more were not asked for.', whole(left))}` : ''));
      if (left === 0) return;
    }
    chrome.showOffers(name, offers, left, {
      take: offer => void this.take(id, answer, offer),
      more: answer.next === null ? null : () => void this.expand(id, answer.next!),
    });
  }

  /** What is folded into a thing comes out around it. */
  private async unfold(id: string): Promise<void> {
    this.did(say('unfolding {0}', nameOf(this.scene, id)), false);
    const held = this.scene.visibleNodes();
    const accounts = this.scene.unfold(id);
    this.changed(say('{0} unfolded. C folds them again.', countAccounts(accounts.length)));
    this.view.focusNode(id);
    await this.view.arrange(held);
  }

  /** Adds the next part of what the picture began with. */
  async more(): Promise<void> {
    const { next } = this.scene;
    if (next === null) return;
    this.view.chrome.say(say('Loading more…'));
    const answer = await this.asked(partFrom(this.view.url, next));
    if (answer === null) return;
    if (typeof answer === 'string') return this.view.chrome.say(say('Could not load more. {0}', answer));
    await this.grow(say('more'), null, answer);
    this.scene.next = answer.next;
    this.view.refresh();
  }

  collapse(id: string): void {
    const name = nameOf(this.scene, id);
    if (this.scene.growth.grew(id)) {
      this.did(say('collapsing {0}', name), true);
      const gone = this.scene.collapse(id);
      this.view.chrome.hidePanel();
      this.changed(say('Collapsed {0}: {1} left the picture.', name, countNodes(gone)));
      return;
    }
    const leaves = this.scene.leavesOf(id);
    if (leaves.length > 1 && this.scene.node(id)?.kind !== 'account') {
      const before = this.scene.remember(false);
      const folded = this.scene.fold(id);
      if (folded > 0) {
        this.history.did(say('folding {0}', name), before);
        this.view.chrome.hidePanel();
        return this.changed(say('{0} folded into {1}. E unfolds it.', countAccounts(folded), name));
      }
    }
    if (leaves.length === 0) return this.view.chrome.say(say('Nothing hangs on {0} alone.', name));
    this.did(say('collapsing {0}', name), false);
    this.scene.hide(leaves);
    this.changed(say('{0} that hang on {1} alone are hidden.', countNodes(leaves.length), name));
  }

  hide(ids: string[]): void {
    if (ids.length === 0) return;
    this.did(say('hiding'), false);
    this.scene.hide(ids);
    this.view.chrome.hidePanel();
    this.changed(say('{0} hidden. “Show all” brings back what is hidden.', countNodes(ids.length)));
  }

  pin(ids: string[]): void {
    this.did(say('pinning'), false);
    this.scene.togglePins(ids);
    this.view.afterMarking(ids);
  }

  toggleKind(kind: Kind): void {
    this.did(say('hiding a kind'), false);
    this.scene.toggleKind(kind);
    this.changed(null);
  }

  showAll(): void {
    this.did(say('showing all'), false);
    this.scene.showAll();
    this.changed(say('All nodes are shown.'));
  }

  undo(): void {
    const what = this.history.back();
    this.view.chrome.hidePanel();
    this.changed(what === null ? say('There is nothing to take back.') : say('Taken back: {0}.', what));
  }

  /** Nodes of the picture that meet the criteria. */
  meeting(criteria: Criteria): string[] {
    return this.scene.visibleNodes().filter(id => meets(criteria, this.scene.node(id)!, this.scene.countLinks(id)));
  }

  choose(criteria: Criteria, only: boolean): void {
    const ids = this.meeting(criteria);
    if (only) this.showOnly(ids);
    else this.view.select(ids, false);
  }

  showOnly(ids: string[]): void {
    if (ids.length === 0) return this.view.chrome.say(say('No node is meant: nothing was changed.'));
    this.did(say('showing only some'), false);
    this.scene.showOnly(ids);
    this.view.chrome.hidePanel();
    this.changed(say('Only {0} shown. “Show all” brings back the others.', countNodes(ids.length)));
  }

  invert(): void {
    this.view.select(this.scene.visibleNodes().filter(id => !this.scene.selected.has(id)), false);
  }

  /** Who was about in the stretch. While a slider moves only the picture follows; what is laid out follows when it rests. */
  showSpan(span: Span | null, rests: boolean, before: () => void): void {
    if (rests) this.history.did(say('the stretch of time'), before);
    this.scene.showSpan(span);
    if (!rests) return this.view.refresh();
    this.changed(span === null ? say('All times are shown.') : say('{0} in this stretch of time.', countNodes(this.scene.visibleNodes().length)));
    void this.view.arrange();
  }

  span(): Span | null {
    return wholeSpan(this.scene.graph.mapNodes((_id, { node }) => node));
  }

  markFirst(): void {
    const { first, selected } = this.scene;
    first.clear();
    for (const id of selected) first.add(id);
    this.view.refresh(false);
    this.view.chrome.say(first.size === 0 ? say('Nothing is selected: there is no first group.') : say('First group: {0}. Select a second one.', countNodes(first.size)));
  }

  way(): void {
    const groups = this.groups();
    if (groups === null) return;
    const way = shortestWay(groups.first, groups.second, id => this.scene.beside(id));
    if (way === null) return this.view.chrome.say(say('No way leads from one to the other in this picture. Expand a node of either and ask again.'));
    this.view.select(way, false);
    this.view.chrome.showWay(this.scene, way);
    this.view.chrome.say(say('Shortest path, {0}: {1}.', countLinks(way.length - 1), way.slice(0, 12).map(id => nameOf(this.scene, id)).join(', ')));
  }

  common(): void {
    const groups = this.groups();
    if (groups === null) return;
    const common = commonNeighbours(groups.first, groups.second, id => this.scene.beside(id));
    if (common.length === 0) return this.view.chrome.say(say('The two have no neighbour in common in this picture.'));
    this.view.select(common, false);
    this.view.chrome.showNodes(this.scene, plural(common.length, say('{0} common neighbour'), say('{0} common neighbours')), common);
    this.view.chrome.say(say('{0}, selected: {1}.', plural(common.length, say('{0} common neighbour'), say('{0} common neighbours')), common.slice(0, 12).map(id => nameOf(this.scene, id)).join(', ')));
  }

  /** A marked first group and what is selected, or the two that are selected. */
  private groups(): { first: ReadonlySet<string>; second: ReadonlySet<string> } | null {
    const { first, selected } = this.scene;
    const second = new Set([...selected].filter(id => !first.has(id)));
    if (first.size > 0 && second.size > 0) return { first, second };
    const [one, other, more] = [...selected];
    if (first.size === 0 && one !== undefined && other !== undefined && more === undefined) return { first: new Set([one]), second: new Set([other]) };
    this.view.chrome.say(say('Select two nodes; or select a group, mark it as the first (M), and select a second.'));
    return null;
  }

  private async take(id: string, answer: Neighbourhood, offer: Offer): Promise<void> {
    const chosen = partOf(answer, offer.nodes, other => this.scene.graph.hasNode(other));
    await this.grow(say('expanding {0}', nameOf(this.scene, id)), id, chosen);
  }

  private async grow(what: string, around: string | null, answer: Neighbourhood): Promise<void> {
    this.did(what, true);
    const held = this.scene.graph.nodes();
    if (around !== null && this.scene.node(around)?.kind !== 'account') this.scene.opened.add(around);
    const merged = this.scene.merge(answer, around);
    const left = merged.left > 0 ? ` ${say('{0} left out: the picture is full.', plural(merged.left, say('{0} entry'), say('{0} entries')))}` : '';
    this.changed(say('Added {0} and {1}.', countNodes(merged.nodes), countLinks(merged.edges)) + left);
    if (around !== null) this.view.focusNode(around);
    if (merged.nodes > 0) await this.view.arrange(held);
  }

  private did(what: string, whole: boolean): void {
    this.history.did(what, this.scene.remember(whole));
  }

  private changed(says: string | null): void {
    this.view.refresh();
    this.view.report();
    if (says !== null) this.view.chrome.say(says);
  }

  /** An answer, why there is none, or null when nobody waits for it any more. */
  private async asked(url: string): Promise<Neighbourhood | string | null> {
    const signal = this.view.waiting;
    try {
      const answer = await ask(url, signal);
      return 'status' in answer ? refusal(answer.status).text : answer.graph;
    } catch (broken) {
      if (signal.aborted) return null;
      throw broken;
    }
  }
}

