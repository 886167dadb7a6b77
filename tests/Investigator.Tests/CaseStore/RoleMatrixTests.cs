using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.Detection.Rules;
using Investigator.Tests.Sharing.Inbound;
using Investigator.Tests.Fingerprints;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.CaseStore;

/// <summary>Every act by every role: who may, does; who may not, is refused and leaves no trace.</summary>
public sealed class RoleMatrixTests(SharedRoom shared) : IClassFixture<SharedRoom>
{
    private const Role Working = Role.Analyst | Role.Reviewer;
    private const Role Releasing = Role.Reviewer | Role.Manager;
    private const Role Directing = Role.Manager | Role.Admin;
    private const Role Investigating = Working | Role.Manager | Role.Admin;

    private static readonly Dictionary<string, (Role May, Func<Scene, Person, Task<Refusal?>> Act)> s_acts = new()
    {
        ["claim"] = (Working, async (s, by) => await s.Queue.ClaimAsync(by, (await s.EntryAsync()).Id, 0, default)),
        ["claim next"] = (Working, async (s, by) => (await s.Queue.ClaimNextAsync(by, new([]), default)).Refusal),
        ["release"] = (Working, async (s, by) => await s.Queue.ReleaseAsync(by, (await s.EntryAsync()).Id, 0, default)),
        ["close"] = (Working, async (s, by) => await s.Queue.CloseAsync(by, (await s.EntryAsync()).Id, 0, Verdict.CannotTell, "Too thin.", default)),
        ["reopen"] = (Working, async (s, by) => await s.Queue.ReopenAsync(by, (await s.ClosedEntryAsync()).Id, 1, default)),
        ["assign"] = (Working, async (s, by) => await s.Queue.AssignAsync(by, (await s.EntryAsync()).Id, 0, await s.ColleagueAsync(), default)),
        ["snooze"] = (Working, async (s, by) => await s.Queue.SnoozeAsync(by, (await s.EntryAsync()).Id, 0, s.Tomorrow, default)),
        ["fold"] = (Working, async (s, by) => await s.Queue.FoldAsync(by, (await s.EntryAsync()).Id, 0, (await s.OtherEntryAsync()).Id, default)),
        ["change the routing"] = (Role.Reviewer | Role.Admin, async (s, by) => await s.Routing.ReplaceAsync(by, (await s.Routing.LoadAsync(default)).Version, [new("Pools", 24)], default)),
        ["write a rule"] = (Working, async (s, by) => (await s.Rules.WriteAsync(by, ARule.Draft(), default)).Refusal),
        ["write the next version"] = (Working, async (s, by) => (await s.Rules.ReviseAsync(by, (await s.RetiredRuleAsync()).RuleId, ARule.Draft(), default)).Refusal),
        ["edit a draft"] = (Working, async (s, by) => await s.Rules.EditAsync(by, (await s.DraftAsync()).Id, 0, ARule.Draft("requests > 7"), default)),
        ["test a rule"] = (Working, async (s, by) => await s.DraftAsync() is var rule ? await s.Rules.TestedAsync(by, rule.Id, ARule.Tested(rule.Text), default) : null),
        ["run a rule in shadow"] = (Working, async (s, by) => await s.TestedRuleAsync() is var rule ? await s.Rules.ShadowAsync(by, rule.Id, rule.Version, default) : null),
        ["propose a rule"] = (Working, async (s, by) => await s.Room.InShadowAsync(People.Analyst) is var rule ? await s.Rules.ProposeAsync(by, rule.Id, rule.Version, "Good.", default) : null),
        ["approve a rule"] = (Releasing, async (s, by) => await s.Room.ProposedAsync(People.OtherAnalyst) is var rule ? await s.Rules.ApproveAsync(by, rule.Id, rule.Version, null, default) : null),
        ["let a rule count for a share"] = (Releasing, async (s, by) => await s.Room.ProposedAsync(People.OtherAnalyst) is var rule ? await s.Rules.ApproveForAsync(by, rule.Id, rule.Version, 10, null, default) : null),
        ["change the share of a rule"] = (Releasing, async (s, by) => await s.Room.PartlyAsync() is var rule ? await s.Rules.ShareAsync(by, rule.Id, rule.Version, 50, default) : null),
        ["reject a rule"] = (Releasing, async (s, by) => await s.Room.ProposedAsync(People.OtherAnalyst) is var rule ? await s.Rules.RejectAsync(by, rule.Id, rule.Version, "Wide.", default) : null),
        ["retire a live rule"] = (Releasing, async (s, by) => await s.Room.LiveAsync() is var rule ? await s.Rules.RetireAsync(by, rule.Id, rule.Version, "Noise.", default) : null),
        ["switch a detector"] = (Releasing, async (s, by) => await s.Detectors.SwitchAsync(by, s.Fresh().Value, 0, true, "Noise.", default)),
        ["silence a detector"] = (Working, async (s, by) => await s.Detectors.SnoozeAsync(by, "stolen-key", s.Fresh(), "A benchmark.", s.Tomorrow, default)),
        ["end a silence"] = (Working, async (s, by) => await s.Detectors.WakeAsync(by, await s.SilenceAsync(), default)),
        ["start a bulk job"] = (Working, async (s, by) => (await s.Jobs.StartAsync(by, BulkAct.Claim, 3, BulkTerms.None, default)).Refusal),
        ["stop another's bulk job"] = (Role.Reviewer, async (s, by) => await s.Jobs.StopAsync(by, await s.JobAsync(), default)),
        ["start a campaign"] = (Working, async (s, by) => (await s.Campaigns.StartAsync(by, "Pool", null, [s.Fresh()], "queue", default)).Refusal),
        ["start a campaign from a cluster"] = (Working, async (s, by) => (await s.Campaigns.StartFromClusterAsync(by, "Pool", null, s.Cluster, null, default)).Refusal),
        ["add members"] = (Working, async (s, by) => await s.Campaigns.AddAsync(by, await s.PoolAsync(), [s.Fresh()], "graph", default)),
        ["judge members"] = (Working, async (s, by) => await s.Campaigns.JudgeAsync(by, await s.PoolAsync(), 1, [s.Last], MemberStatus.Innocent, "A school.", default)),
        ["try a rule for suggestions"] = (Working, async (s, by) => (await s.Suggestions.TryAsync(by, await s.PoolAsync(), s.Firm, default)).Refusal),
        ["judge by rule"] = (Working, async (s, by) => (await s.Suggestions.ApplyAsync(by, await s.PoolAsync(), 0, s.Firm, MemberStatus.Confirmed, "Firm.", true, default)).Refusal),
        ["end a rule for suggestions"] = (Working, async (s, by) => await s.Suggestions.EndAsync(by, (await s.Suggestions.ApplyAsync(People.Analyst, await s.PoolAsync(), 0, s.Firm, MemberStatus.Confirmed, "Firm.", true, default)).Value!.Id, default)),
        ["leave a proposed account out"] = (Working, async (s, by) => await s.Suggestions.LeaveOutAsync(by, await s.PoolAsync(), [s.Fresh()], "linked", "A school.", default)),
        ["add a task"] = (Investigating, async (s, by) => (await s.Work.AddAsync(by, await s.PoolAsync(), new("Ask", null, null, null), default)).Refusal),
        ["change a task"] = (Investigating, async (s, by) => await s.Work.ChangeAsync(by, (await s.Work.AddAsync(People.Analyst, await s.PoolAsync(), new("Ask", null, null, null), default)).Value!.Id, 0, new("Ask", null, null, null), CampaignTaskState.Done, default)),
        ["apply a template"] = (Investigating, async (s, by) => (await s.Work.ApplyAsync(by, await s.PoolAsync(), await s.TemplateAsync(), default)).Refusal),
        ["make a template"] = (Role.Admin, async (s, by) => (await s.Work.MakeTemplateAsync(by, s.Fresh().Value, [new("Ask", 1)], default)).Refusal),
        ["change a template"] = (Role.Admin, async (s, by) => await s.Work.ChangeTemplateAsync(by, await s.TemplateAsync(), 0, s.Fresh().Value, [new("Ask", 1)], default)),
        ["end a template"] = (Role.Admin, async (s, by) => await s.Work.EndTemplateAsync(by, await s.TemplateAsync(), default)),
        ["attach a file"] = (Investigating, async (s, by) => (await s.Files.AddAsync(by, await s.PoolAsync(), "log.txt", "one"u8.ToArray(), null, default)).Refusal),
        ["open a file"] = (Investigating, async (s, by) => (await s.Files.OpenAsync(by, await s.FileAsync(), "A purpose long enough.", default)).Refusal),
        ["remove another's file"] = (Releasing, async (s, by) => await s.Files.RemoveAsync(by, await s.FileAsync(), 0, "Not needed.", default)),
        ["declare an affiliation"] = (Role.Admin, async (s, by) => (await s.Conflicts.DeclareAsync(by, s.Fresh().Value, "org", "Board.", default)).Refusal),
        ["end an affiliation"] = (Role.Admin, async (s, by) => await s.Conflicts.EndAsync(by, (await s.Conflicts.DeclareAsync(People.Admin, s.Fresh().Value, "org", "Board.", default)).Value!.Id, default)),
        ["merge campaigns"] = (Working, async (s, by) => (await s.Lineage.MergeAsync(by, await s.PoolAsync(), 1, await s.PoolAsync(), 1, "One lab.", default)).Refusal),
        ["split a campaign"] = (Working, async (s, by) => (await s.Lineage.SplitAsync(by, await s.PoolAsync(), 1, [s.Last], "Part", "Other hours.", default)).Refusal),
        ["undo a merge"] = (Working, async (s, by) => await s.Lineage.UnmergeAsync(by, (await s.Lineage.MergeAsync(People.Analyst, await s.PoolAsync(), 1, await s.PoolAsync(), 1, "One lab.", default)).Value!.Id, 0, "Two labs.", default)),
        ["write a note"] = (Investigating, async (s, by) => await s.Campaigns.WriteAsync(by, await s.PoolAsync(), "Seen before.", default)),
        ["change a note"] = (Investigating, async (s, by) => await s.RewriteAsync(by)),
        ["state a hypothesis"] = (Investigating, async (s, by) => (await s.Hypotheses.StateAsync(by, await s.PoolAsync(), s.Draft, default)).Refusal),
        ["argue about a hypothesis"] = (Investigating, async (s, by) => await s.Hypotheses.ArgueAsync(by, (await s.HypothesisAsync()).Id, true, "Same work list.", default)),
        ["weigh a hypothesis"] = (Investigating, async (s, by) => await s.Hypotheses.WeighAsync(by, (await s.HypothesisAsync()).Id, 0, Likelihood.VeryLikely, "Two more pools.", default)),
        ["place a legal hold"] = (Role.Reviewer | Role.Manager, async (s, by) => (await s.Holds.PlaceAsync(by, await s.PoolAsync(), "Case 7.", default)).Refusal),
        ["end a legal hold"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.Holds.EndAsync(by, (await s.Holds.PlaceAsync(People.Manager, await s.PoolAsync(), "Case 7.", default)).Value!.Id, "Closed.", default)),
        ["freeze an account"] = (Working, async (s, by) => (await s.Freezes.FreezeAccountAsync(by, s.Fresh(), "Harvest.", s.Tomorrow, default)).Refusal),
        ["freeze a campaign"] = (Working, async (s, by) => (await s.Freezes.FreezeCampaignAsync(by, await s.PoolAsync(), 8, "Harvest.", s.Tomorrow, default)).Refusal),
        ["lift a freeze"] = (Working | Role.Manager, async (s, by) => await s.Freezes.LiftAsync(by, (await s.FrozenAsync()).Id, "A mistake.", default)),
        ["undo a freeze"] = (Working | Role.Manager, async (s, by) => await s.Freezes.UndoAsync(by, (await s.FrozenAsync()).ActId, default)),
        ["lift a ban"] = (Role.Manager, async (s, by) => await s.Freezes.LiftAsync(by, (await s.BannedAsync()).Id, "A mistake.", default)),
        ["propose a ban of an account"] = (Working, async (s, by) => (await s.Bans.ProposeForAccountAsync(by, s.Fresh(), "Harvest.", default)).Refusal),
        ["propose a ban of a campaign"] = (Working, async (s, by) => (await s.Bans.ProposeForCampaignAsync(by, await s.PoolAsync(), "Harvest.", default)).Refusal),
        ["open the evidence"] = (Investigating, async (s, by) => (await s.Bans.OpenEvidenceAsync(by, (await s.ProposalAsync(null)).Id, default)).Refusal),
        ["approve"] = (Role.Manager, async (s, by) => await s.Bans.ApproveAsync(by, (await s.ProposalAsync(by)).Id, 0, null, default)),
        ["reject"] = (Role.Manager, async (s, by) => await s.Bans.RejectAsync(by, (await s.ProposalAsync(by)).Id, 0, "Too thin.", default)),
        ["withdraw another's proposal"] = (Role.None, async (s, by) => await s.Bans.WithdrawAsync(by, (await s.ProposalAsync(null)).Id, default)),
        ["preview a bundle"] = (Working | Role.Manager, async (s, by) => (await s.Sharing.PreviewAsync(by, BundleRequest.ForEveryone(await s.PoolAsync(), "stix", TrafficLight.Green), default)).Refusal),
        ["enter a partner"] = (Directing, async (s, by) => (await s.Partners.CreateAsync(by, s.Terms, default)).Refusal),
        ["change a partner"] = (Directing, async (s, by) => await s.PartnerAsync() is var p ? await s.Partners.ChangeAsync(by, p.Id, p.Version, s.Terms, default) : null),
        ["suspend a partner"] = (Directing, async (s, by) => await s.PartnerAsync() is var p ? await s.Partners.SuspendAsync(by, p.Id, p.Version, "A leak.", default) : null),
        ["resume a partner"] = (Directing, async (s, by) => await s.SuspendedPartnerAsync() is var p ? await s.Partners.ResumeAsync(by, p.Id, p.Version, default) : null),
        ["link a partner's key"] = (Directing, async (s, by) => await s.Partners.LinkAsync(by, (await s.PartnerAsync()).Id, await s.SharingKeyAsync(), default)),
        ["unlink a partner's key"] = (Directing, async (s, by) => await s.LinkedPartnerAsync() is var (p, key) ? await s.Partners.UnlinkAsync(by, p.Id, key, default) : null),
        ["admit a partner's person"] = (Directing, async (s, by) => await s.Partners.AdmitAsync(by, (await s.PartnerAsync()).Id, s.Fresh().Value, default)),
        ["dismiss a partner's person"] = (Directing, async (s, by) => await s.Partners.DismissAsync(by, (await s.PartnerAsync()).Id, s.Last.Value, default)),
        ["rotate a partner's key"] = (Directing, async (s, by) => (await s.Partners.RotateKeyAsync(by, (await s.PartnerAsync()).Id, default)).Refusal),
        ["report a leaked key"] = (Working, async (s, by) => (await s.Leaks.ReportAsync(by, new(s.Fresh().Value, null, null, null), default)).Refusal),
        ["end a report of a leaked key"] = (Working, async (s, by) => await s.Leaks.EndAsync(by, await s.LeakAsync(), 0, LeakedKeyState.Exchanged, "They said so.", default)),
        ["watch a suspect"] = (Working, async (s, by) => (await s.Watching.AddAsync(by, s.Suspect, default)).Refusal),
        ["note a look at a suspect"] = (Working, async (s, by) => await s.Watching.LookAsync(by, await s.WatchedAsync(), 0, "It refuses.", default)),
        ["start a test of a suspect"] = (Working, async (s, by) => await s.Watching.StartAsync(by, await s.WatchedAsync(), (await s.Room.RegisteredAsync((await s.Room.SealedAsync(Prints.Watermark())).Id)).Id, default)),
        ["take a suspect off the list"] = (Working, async (s, by) => await s.Watching.EndAsync(by, await s.WatchedAsync(), 0, "Gone.", default)),
        ["pin a partner's certificate"] = (Directing, async (s, by) => await s.Partners.PinAsync(by, (await s.PartnerAsync()).Id, s.Thumbprint(), default)),
        ["unpin a partner's certificate"] = (Directing, async (s, by) => await s.PinnedPartnerAsync() is var (p, print) ? await s.Partners.UnpinAsync(by, p, print, default) : null),
        ["write down an inquiry"] = (Working | Role.Manager, async (s, by) => (await s.Inquiries.EnterAsync(by, s.Asked, default)).Refusal),
        ["see to an inquiry"] = (Working | Role.Manager, async (s, by) => await s.Inquiries.TakeAsync(by, (await s.InquiryAsync()).Id, 0, default)),
        ["move a deadline"] = (Working | Role.Manager, async (s, by) => await s.Inquiries.MoveAsync(by, (await s.InquiryAsync()).Id, 0, s.Tomorrow, "They agreed.", default)),
        ["answer an inquiry in words"] = (Working | Role.Manager, async (s, by) => await s.Inquiries.EndAsync(by, (await s.InquiryAsync()).Id, 0, InquiryState.Answered, "Not known.", default)),
        ["preview an answer pack"] = (Working | Role.Manager, async (s, by) => (await s.Answers.PreviewAsync(by, Scene.Answer((await s.InquiryAsync()).Id), default)).Refusal),
        ["propose an answer pack"] = (Working | Role.Manager, async (s, by) => (await s.Answers.ProposeAsync(by, Scene.Answer((await s.InquiryAsync()).Id), default)).Refusal),
        ["open an answer pack"] = (Working | Role.Manager, async (s, by) => (await s.Answers.OpenAsync(by, (await s.PackAsync(null)).Id, default)).Refusal),
        ["release an answer pack"] = (Releasing, async (s, by) => await s.Answers.ApproveAsync(by, (await s.PackAsync(by)).Id, 0, null, default)),
        ["reject an answer pack"] = (Releasing, async (s, by) => await s.Answers.RejectAsync(by, (await s.PackAsync(by)).Id, 0, "Too much.", default)),
        ["take out an answer pack"] = (Working | Role.Manager, async (s, by) => (await s.Answers.TakeOutAsync(by, await s.ReleasedPackAsync(), default)).Refusal),
        ["add a source"] = (Role.Admin, async (s, by) => (await s.Inbound.AddAsync(by, new(s.Fresh().Value, InboundKind.File), default)).Refusal),
        ["weigh a source"] = (Releasing, async (s, by) => await s.SourceAsync() is var source ? await s.Inbound.WeighAsync(by, source.Id, source.Version, 70, 30, default) : null),
        ["end a source"] = (Role.Admin, async (s, by) => await s.Inbound.EndAsync(by, (await s.SourceAsync()).Id, default)),
        ["pull a source now"] = (Working | Role.Manager | Role.Admin, async (s, by) => await s.Inbound.PullNowAsync(by, (await s.SourceAsync(InboundKind.Taxii)).Id, default)),
        ["bring in a file"] = (Working | Role.Manager, async (s, by) => (await s.Inbound.UploadAsync(by, (await s.SourceAsync()).Id, "a.json", AReport.Bundle(AReport.Address("198.51.100.7")), default)).Refusal),
        ["accept reports"] = (Releasing, async (s, by) => await s.Inbound.DecideAsync(by, [await s.ReportAsync()], true, null, default)),
        ["accept a delivery"] = (Releasing, async (s, by) => await s.DeliveryAsync() is var delivery ? await s.Inbound.DecideAllAsync(by, delivery, 1, true, null, default) : null),
        ["propose a sighting"] = (Working | Role.Manager, async (s, by) => (await s.Sightings.ProposeAsync(by, await s.AcceptedAsync(), false, default)).Refusal),
        ["approve a sighting"] = (Releasing, async (s, by) => await s.SightingAsync() is var sighting ? await s.Sightings.DecideAsync(by, sighting.Id, sighting.ContentHash, true, default) : null),
        ["take a sighting back"] = (Releasing, async (s, by) => await s.Sightings.TakeBackAsync(by, await s.ApprovedSightingAsync(), default)),
        ["propose a bundle"] = (Working | Role.Manager, async (s, by) => await s.ProposeBundleAsync(by)),
        ["open a proposed bundle"] = (Working | Role.Manager, async (s, by) => (await s.Releases.OpenAsync(by, (await s.ProposedBundleAsync(null)).Id, default)).Refusal),
        ["release a bundle"] = (Releasing, async (s, by) => (await s.Releases.ApproveAsync(by, (await s.ProposedBundleAsync(by)).Id, 0, null, default)).Refusal),
        ["reject a bundle"] = (Releasing, async (s, by) => await s.Releases.RejectAsync(by, (await s.ProposedBundleAsync(by)).Id, 0, "Too much.", default)),
        ["withdraw a proposed bundle"] = (Working | Role.Manager, async (s, by) => await s.WithdrawBundleAsync(by)),
        ["write a bundle to a file"] = (Working | Role.Manager, async (s, by) => await s.Sharing.WrittenAsync(by, s.Fresh().Value, null, default)),
        ["download a bundle"] = (Investigating | Role.Partner | Role.Auditor, async (s, by) => (await s.Sharing.DownloadAsync(by, (await s.BundleAsync()).Id, FetchPath.Page, default)).Refusal),
        ["revoke a bundle"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.Sharing.RevokeAsync(by, (await s.BundleAsync()).Id, default)),
        ["make a key"] = (Role.Admin, async (s, by) => (await s.Keys.CreateAsync(by, s.Fresh().Value, ApiScope.Ingest, default)).Refusal),
        ["narrow a point"] = (Role.Admin, async (s, by) => await s.Points.NarrowAsync(by, await s.KeyAsync(), EnforcedKinds.Ban, default)),
        ["make a webhook"] = (Role.Admin, async (s, by) => (await s.Hooks.CreateAsync(by, s.Fresh().Value, "https://soc.example/hook", EnforcedKinds.All, default)).Refusal),
        ["end a webhook"] = (Role.Admin, async (s, by) => await s.Hooks.EndAsync(by, await s.HookAsync(), default)),
        ["make a pact"] = (Role.Reviewer | Role.Manager, async (s, by) => (await s.Matching.MakePactAsync(by, (await s.PartnerAsync()).Id, default)).Refusal),
        ["enter a partner's key"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.Matching.EnterKeyAsync(by, await s.PactAsync(), MatchKey.PublicOf(MatchKey.NewPrivate()), default)),
        ["confirm a pact"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.Matching.ConfirmPactAsync(by, await s.PactAsync(entered: true), default)),
        ["end a pact"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.Matching.EndPactAsync(by, await s.PactAsync(), default)),
        ["ask a partner"] = (Working | Role.Manager, async (s, by) => (await s.AskAsync(by)).Refusal),
        ["take in a match file"] = (Working | Role.Manager, async (s, by) => (await s.Matching.TakeInAsync(by, await s.StrangerAsksAsync(), "They asked.", default)).Refusal),
        ["let a match file leave"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.OpenedRoundAsync(by) is var round ? await s.Matching.DecideAsync(by, round.Id, round.Version, true, default) : null),
        ["open a round"] = (Working | Role.Manager | Role.Auditor | Role.Admin, async (s, by) => (await s.Matching.OpenAsync(by, (await s.AskAsync(People.OtherAnalyst)).Value!.Id, default)).Refusal),
        ["take a match file"] = (Working | Role.Manager, async (s, by) => (await s.Matching.FileAsync(by, await s.LeavingRoundAsync(), default)).Refusal),
        ["make an alert destination"] = (Role.Admin, async (s, by) => (await s.Alerts.CreateAsync(by, new(s.Fresh().Value, AlertTransport.File, "alerts.ndjson", "ocsf", AlertKinds.All), default)).Refusal),
        ["end an alert destination"] = (Role.Admin, async (s, by) => await s.Alerts.EndAsync(by, await s.DestinationAsync(), default)),
        ["try an alert destination now"] = (Role.Admin, async (s, by) => await s.Alerts.TryNowAsync(by, await s.DestinationAsync(), default)),
        ["send again"] = (Role.Admin, async (s, by) => await s.Hooks.ResendAsync(by, await s.GivenUpAsync(), default)),
        ["take a measure"] = (Working, async (s, by) => (await s.Actions.ActAsync(by, DecisionTarget.Of(s.Fresh()), s.Throttle, default)).Refusal),
        ["take a measure on a selection"] = (Working, async (s, by) => (await s.Actions.ActOnAccountsAsync(by, [s.Fresh(), s.Fresh()], 2, s.Throttle, default)).Refusal),
        ["write a note about an account"] = (Investigating, async (s, by) => (await s.Room.The<IAccountNotes>().WriteAsync(by, s.Fresh(), "Seen before.", default)).Refusal),
        ["tag accounts"] = (Investigating, async (s, by) => (await s.Room.The<IAccountTags>().PutOnAsync(by, [s.Fresh()], "card-9", default)).Refusal),
        ["take a tag off"] = (Investigating, async (s, by) => s.Fresh() is var account && (await s.Room.The<IAccountTags>().PutOnAsync(People.Analyst, [account], "card-9", default)).Value is not null ? await s.Room.The<IAccountTags>().TakeOffAsync(by, account, "card-9", default) : Refusal.NotFound),
        ["take a measure on a campaign"] = (Working, async (s, by) => (await s.Actions.ActOnCampaignAsync(by, await s.PoolAsync(), 8, s.Throttle, default)).Refusal),
        ["hasten a staggered act"] = (Working, async (s, by) => await s.OnItsWayAsync() is var act ? await s.Staggered.BringForwardAsync(by, act.Id, act.Version, default) : null),
        ["stop a staggered act"] = (Working | Role.Manager, async (s, by) => await s.OnItsWayAsync() is var act ? await s.Staggered.StopAsync(by, act.Id, act.Version, "Wrong pool.", default) : null),
        ["renew"] = (Working, async (s, by) => (await s.Actions.RenewAsync(by, (await s.FrozenAsync()).Id, "Still at it.", s.Tomorrow.AddDays(1), default)).Refusal),
        ["propose a degradation"] = (Working, async (s, by) => (await s.Bans.ProposeAsync(by, null, DecisionTarget.Of(s.Fresh()), s.Degrade, default)).Refusal),
        ["break the glass"] = (Role.Manager, async (s, by) => (await s.Bans.BreakGlassAsync(by, null, DecisionTarget.Of(s.Fresh()), 1, s.Ban, TimeSpan.FromHours(1), default)).Refusal),
        ["review a break-glass"] = (Role.Manager, async (s, by) => await s.ReviewAsync(by)),
        ["put on the allow list"] = (Role.Reviewer | Role.Manager, async (s, by) => (await s.Allowed.AddAsync(by, DecisionTarget.Of(s.Fresh()), "A school.", s.Tomorrow, default)).Refusal),
        ["take off the allow list"] = (Role.Reviewer | Role.Manager, async (s, by) =>
            await s.Allowed.EndAsync(by, (await s.Allowed.AddAsync(People.Reviewer, DecisionTarget.Of(s.Fresh()), "A school.", s.Tomorrow, default)).Value!.Id, default)),
        ["write down an appeal"] = (Working | Role.Manager, async (s, by) => (await s.Appeals.TakeInAsync(by, new((await s.FrozenAsync()).Id, null, "Not us.", null), TimeSpan.FromDays(14), default)).Refusal),
        ["take an appeal"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.TakeAppealAsync(by)),
        ["decide an appeal"] = (Role.Reviewer | Role.Manager, async (s, by) => await s.DecideAppealAsync(by)),
        ["make a statement of reasons"] = (Working | Role.Manager, async (s, by) => (await s.Appeals.StatementAsync(by, (await s.FrozenAsync()).Id, "Write to us.", default)).Refusal),
        ["make an evidence pack"] = (Investigating | Role.Auditor, async (s, by) => (await s.Packs.MakeAsync(by, (await s.FrozenAsync()).Id, default)).Refusal),
        ["draft a fingerprint"] = (Working, async (s, by) => (await s.Room.Registry().DraftAsync(by, Prints.Watermark(), null, default)).Refusal),
        ["edit a fingerprint"] = (Working, async (s, by) => await s.Room.Registry().EditAsync(by, (await s.Room.Registry().DraftAsync(People.Analyst, Prints.Watermark(), null, default)).Value!.Id, 0, Prints.Watermark(), default)),
        ["seal a fingerprint"] = (Releasing, async (s, by) => await s.Room.Registry().SealAsync(by, (await s.Room.Registry().DraftAsync(People.Analyst, Prints.Watermark(), null, default)).Value!.Id, 0, default)),
        ["put a fingerprint in service"] = (Releasing, async (s, by) => await s.Room.Registry().ServeAsync(by, (await s.Room.SealedAsync(Prints.Watermark())).Id, 1, default)),
        ["retire a fingerprint"] = (Working | Role.Manager, async (s, by) => await s.Room.Registry().RetireAsync(by, (await s.Room.ServedAsync(Prints.Watermark())).Id, 2, "Done.", default)),
        ["register a model test"] = (Working, async (s, by) => (await s.Room.The<IModelTests>().RegisterAsync(by, (await s.Room.SealedAsync(Prints.Watermark())).Id, Prints.Plan(), default)).Refusal),
        ["test a suspect's answers"] = (Working, async (s, by) => (await s.Room.The<IModelTests>().TestAsync(by, (await s.Room.RegisteredAsync((await s.Room.SealedAsync(Prints.Watermark())).Id)).Id, 0, Prints.Answers([("Question 0?", "Yes.", [1, 2, 3])]), "f", default)).Refusal),
        ["save a view"] = (Investigating, async (s, by) => (await s.Views.SaveAsync(by, new(QueriedList.Queue, "Mine", "score:>0.5", "", false), default)).Refusal),
        ["end the sharing of another's view"] = (Role.Reviewer, async (s, by) => await s.Views.ShareAsync(by, await s.SharedViewAsync(), false, default)),
        ["delete a view of one's own"] = (Investigating, async (s, by) => await s.Views.DeleteAsync(by, (await s.Views.SaveAsync(by, new(QueriedList.Queue, "Gone", null, "", false), default)).Value?.Id ?? await s.SharedViewAsync(), default)),
        ["choose what a list opens with"] = (Investigating, async (s, by) => await s.Views.MakeDefaultAsync(by, QueriedList.Queue, await s.SharedViewAsync(), default)),
        ["keep an investigation"] = (Investigating, async (s, by) => (await s.Investigations.KeepAsync(by, Scene.AnInvestigation("Mine"), default)).Refusal),
        ["save an investigation of one's own"] = (Investigating, async (s, by) => await s.InvestigationAsync(by) is var kept ? (await s.Investigations.SaveAsync(by, kept.Id, kept.Version, Scene.AnInvestigation("Again"), default)).Refusal : null),
        ["rename an investigation of one's own"] = (Investigating, async (s, by) => await s.InvestigationAsync(by) is var kept ? await s.Investigations.RenameAsync(by, kept.Id, kept.Version, "Other", default) : null),
        ["end the sharing of another's investigation"] = (Role.Reviewer, async (s, by) => await s.InvestigationAsync(People.Analyst) is var kept ? await s.Investigations.ShareAsync(by, kept.Id, kept.Version, false, default) : null),
        ["remove an investigation of one's own"] = (Investigating, async (s, by) => await s.InvestigationAsync(by) is var kept ? await s.Investigations.RemoveAsync(by, kept.Id, kept.Version, default) : null),
        ["exchange a key"] = (Role.Admin, async (s, by) => (await s.Keys.RotateAsync(by, await s.KeyAsync(), default)).Refusal),
        ["revoke a key"] = (Role.Admin, async (s, by) => await s.Keys.RevokeAsync(by, await s.KeyAsync(), default)),
        ["propose a countermeasure"] = (Working, async (s, by) => (await s.Measures.CounterAsync(by, s.Fresh())).Refusal),
        ["approve a countermeasure"] = (Role.Manager, async (s, by) => await s.Measures.Counters.ApproveAsync(by, (await s.Measures.CounterAsync(People.Analyst, s.Fresh())).Value!.Id, 0, default)),
        ["stop a countermeasure"] = (Working | Role.Manager, async (s, by) => await s.Measures.Counters.StopAsync(by, (await s.Measures.CounterAsync(People.Analyst, s.Fresh())).Value!.Id, "Wrong.", default)),
        ["note a benign check"] = (Investigating, async (s, by) => await s.Measures.Counters.GuardAsync(by, (await s.Measures.CounterAsync(People.Analyst, s.Fresh())).Value!.Id, 0, GuardKind.BenignCheck, null, null, "Evaluation.", default)),
        ["set assumptions"] = (Working, async (s, by) => (await s.Measures.SetAsync(by)).Refusal),
        ["draw a blind sample"] = (Role.Reviewer, async (s, by) => await s.Measures.DrawAsync(by)),
        ["read a blind review"] = (Working, async (s, by) => await s.Measures.ReadAsync(by)),
        ["write a policy"] = (Working, async (s, by) => (await s.Measures.Policies.WriteAsync(by, "Map", MeasureScene.Rules, default)).Refusal),
        ["edit a policy"] = (Working, async (s, by) => await s.Measures.DraftAsync() is var p ? await s.Measures.Policies.EditAsync(by, p.Id, p.Version, "Map", MeasureScene.Rules, default) : null),
        ["try a policy"] = (Working, async (s, by) => await s.Measures.Policies.TriedAsync(by, (await s.Measures.DraftAsync()).Id, MeasureScene.Trial, default)),
        ["propose a policy"] = (Working, async (s, by) => await s.Measures.DraftAsync() is var p ? await s.Measures.Policies.ProposeAsync(by, p.Id, p.Version, "Good.", default) : null),
        ["approve a policy"] = (Role.Manager, async (s, by) => await s.Measures.ProposedAsync() is var p ? await s.Measures.Policies.ApproveAsync(by, p.Id, p.Version, 10, null, default) : null),
        ["reject a policy"] = (Role.Manager, async (s, by) => await s.Measures.ProposedAsync() is var p ? await s.Measures.Policies.RejectAsync(by, p.Id, p.Version, "Wide.", default) : null),
        ["change the share of a policy"] = (Role.Manager, async (s, by) => await s.Measures.InForceAsync() is var p ? await s.Measures.Policies.ShareAsync(by, p.Id, p.Version, 50, default) : null),
        ["stop a policy"] = (Working | Role.Manager, async (s, by) => await s.Measures.Policies.StopAsync(by, (await s.Measures.InForceAsync()).Id, "Wrong.", default)),
        ["close a finding"] = (Working, async (s, by) => await s.Measures.CloseAsync(by, s.Fresh())),
        ["set the terms of a segment"] = (Releasing, async (s, by) => await s.Measures.SetSegmentAsync(by, s.Fresh().Value)),
        ["ask for verification"] = (Working, async (s, by) => (await s.Measures.Verifications.RequestAsync(by, [s.Fresh()], MeasureScene.Terms(s.Tomorrow), default)).Refusal),
        ["keep the result of a verification"] = (Working, async (s, by) => await s.Measures.Verifications.EndAsync(by, await s.Measures.AskedAsync(s.Fresh(), s.Tomorrow), 0, true, "case 7", null, default)),
        ["withdraw a verification"] = (Working, async (s, by) => await s.Measures.Verifications.WithdrawAsync(by, await s.Measures.AskedAsync(s.Fresh(), s.Tomorrow), 0, "Not needed.", default)),
        ["keep a declaration"] = (Working, async (s, by) => (await s.Measures.DeclareAsync(by, s.Fresh(), s.Tomorrow)).Refusal),
        ["end a declaration"] = (Working, async (s, by) => await s.Measures.Declarations.EndAsync(by, (await s.Measures.DeclareAsync(People.Analyst, s.Fresh(), s.Tomorrow)).Value!.Id, default)),
    };

    // Which method each act above calls, so that none is forgotten; an act on another's thing stands for the method too.
    private static readonly Dictionary<string, string> s_methods = new(StringComparer.Ordinal)
    {
        ["IFingerprints.DraftAsync"] = "draft a fingerprint",
        ["IFingerprints.EditAsync"] = "edit a fingerprint",
        ["IFingerprints.SealAsync"] = "seal a fingerprint",
        ["IFingerprints.ServeAsync"] = "put a fingerprint in service",
        ["IFingerprints.RetireAsync"] = "retire a fingerprint",
        ["IModelTests.RegisterAsync"] = "register a model test",
        ["IModelTests.TestAsync"] = "test a suspect's answers",
        ["IInvestigations.KeepAsync"] = "keep an investigation",
        ["IInvestigations.SaveAsync"] = "save an investigation of one's own",
        ["IInvestigations.RenameAsync"] = "rename an investigation of one's own",
        ["IInvestigations.ShareAsync"] = "end the sharing of another's investigation",
        ["IInvestigations.RemoveAsync"] = "remove an investigation of one's own",
        ["ISavedViews.SaveAsync"] = "save a view",
        ["ISavedViews.ShareAsync"] = "end the sharing of another's view",
        ["ISavedViews.DeleteAsync"] = "delete a view of one's own",
        ["ISavedViews.MakeDefaultAsync"] = "choose what a list opens with",
        ["ITriageQueue.ClaimAsync"] = "claim",
        ["ITriageQueue.ClaimNextAsync"] = "claim next",
        ["ITriageQueue.ReleaseAsync"] = "release",
        ["ITriageQueue.CloseAsync"] = "close",
        ["ITriageQueue.ReopenAsync"] = "reopen",
        ["ITriageQueue.AssignAsync"] = "assign",
        ["ITriageQueue.SnoozeAsync"] = "snooze",
        ["ITriageQueue.FoldAsync"] = "fold",
        ["IQueueRouting.ReplaceAsync"] = "change the routing",
        ["IRuleBook.WriteAsync"] = "write a rule",
        ["IRuleBook.ReviseAsync"] = "write the next version",
        ["IRuleBook.EditAsync"] = "edit a draft",
        ["IRuleBook.TestedAsync"] = "test a rule",
        ["IRuleBook.ShadowAsync"] = "run a rule in shadow",
        ["IRuleBook.ProposeAsync"] = "propose a rule",
        ["IRuleBook.ApproveAsync"] = "approve a rule",
        ["IRuleBook.ApproveForAsync"] = "let a rule count for a share",
        ["IRuleBook.ShareAsync"] = "change the share of a rule",
        ["IRuleBook.RejectAsync"] = "reject a rule",
        ["IRuleBook.RetireAsync"] = "retire a live rule",
        ["IDetectorDesk.SwitchAsync"] = "switch a detector",
        ["IDetectorDesk.SnoozeAsync"] = "silence a detector",
        ["IDetectorDesk.WakeAsync"] = "end a silence",
        ["IBulkJobs.StartAsync"] = "start a bulk job",
        ["IBulkJobs.StopAsync"] = "stop another's bulk job",
        ["ICampaignDesk.StartAsync"] = "start a campaign",
        ["ICampaignDesk.StartFromClusterAsync"] = "start a campaign from a cluster",
        ["ISuggestions.TryAsync"] = "try a rule for suggestions",
        ["ISuggestions.ApplyAsync"] = "judge by rule",
        ["ISuggestions.EndAsync"] = "end a rule for suggestions",
        ["ISuggestions.LeaveOutAsync"] = "leave a proposed account out",
        ["ICampaignTasks.AddAsync"] = "add a task",
        ["ICampaignTasks.ChangeAsync"] = "change a task",
        ["ICampaignTasks.ApplyAsync"] = "apply a template",
        ["ICampaignTasks.MakeTemplateAsync"] = "make a template",
        ["ICampaignTasks.ChangeTemplateAsync"] = "change a template",
        ["ICampaignTasks.EndTemplateAsync"] = "end a template",
        ["IAttachments.AddAsync"] = "attach a file",
        ["IAttachments.OpenAsync"] = "open a file",
        ["IAttachments.RemoveAsync"] = "remove another's file",
        ["IConflicts.DeclareAsync"] = "declare an affiliation",
        ["IConflicts.EndAsync"] = "end an affiliation",
        ["ILineage.MergeAsync"] = "merge campaigns",
        ["ILineage.SplitAsync"] = "split a campaign",
        ["ILineage.UnmergeAsync"] = "undo a merge",
        ["ICampaignDesk.AddAsync"] = "add members",
        ["ICampaignDesk.JudgeAsync"] = "judge members",
        ["ICampaignDesk.WriteAsync"] = "write a note",
        ["IFreezeDesk.FreezeAccountAsync"] = "freeze an account",
        ["IFreezeDesk.FreezeCampaignAsync"] = "freeze a campaign",
        ["IFreezeDesk.LiftAsync"] = "lift a freeze",
        ["IFreezeDesk.UndoAsync"] = "undo a freeze",
        ["IBanDesk.ProposeForAccountAsync"] = "propose a ban of an account",
        ["IBanDesk.ProposeForCampaignAsync"] = "propose a ban of a campaign",
        ["IBanDesk.OpenEvidenceAsync"] = "open the evidence",
        ["IBanDesk.ApproveAsync"] = "approve",
        ["IBanDesk.RejectAsync"] = "reject",
        ["IActionDesk.ActAsync"] = "take a measure",
        ["IActionDesk.ActOnAccountsAsync"] = "take a measure on a selection",
        ["IAccountNotes.WriteAsync"] = "write a note about an account",
        ["IAccountTags.PutOnAsync"] = "tag accounts",
        ["IAccountTags.TakeOffAsync"] = "take a tag off",
        ["IActionDesk.ActOnCampaignAsync"] = "take a measure on a campaign",
        ["IActionDesk.RenewAsync"] = "renew",
        ["IStaggeredActs.BringForwardAsync"] = "hasten a staggered act",
        ["IStaggeredActs.StopAsync"] = "stop a staggered act",
        ["IBanDesk.ProposeAsync"] = "propose a degradation",
        ["IBanDesk.BreakGlassAsync"] = "break the glass",
        ["IBanDesk.ReviewAsync"] = "review a break-glass",
        ["IAllowList.AddAsync"] = "put on the allow list",
        ["IAllowList.EndAsync"] = "take off the allow list",
        ["IAppeals.TakeInAsync"] = "write down an appeal",
        ["IAppeals.TakeAsync"] = "take an appeal",
        ["IAppeals.DecideAsync"] = "decide an appeal",
        ["IAppeals.StatementAsync"] = "make a statement of reasons",
        ["IEvidencePacks.MakeAsync"] = "make an evidence pack",
        ["IBanDesk.WithdrawAsync"] = "withdraw another's proposal",
        ["ISharingDesk.PreviewAsync"] = "preview a bundle",
        ["IReleaseDesk.ProposeAsync"] = "propose a bundle",
        ["IReleaseDesk.OpenAsync"] = "open a proposed bundle",
        ["IReleaseDesk.ApproveAsync"] = "release a bundle",
        ["IReleaseDesk.RejectAsync"] = "reject a bundle",
        ["IReleaseDesk.WithdrawAsync"] = "withdraw a proposed bundle",
        ["ISharingDesk.WrittenAsync"] = "write a bundle to a file",
        ["IPartners.CreateAsync"] = "enter a partner",
        ["IPartners.ChangeAsync"] = "change a partner",
        ["IPartners.SuspendAsync"] = "suspend a partner",
        ["IPartners.ResumeAsync"] = "resume a partner",
        ["IPartners.LinkAsync"] = "link a partner's key",
        ["IPartners.UnlinkAsync"] = "unlink a partner's key",
        ["IPartners.AdmitAsync"] = "admit a partner's person",
        ["IPartners.DismissAsync"] = "dismiss a partner's person",
        ["IPartners.RotateKeyAsync"] = "rotate a partner's key",
        ["ILeakedKeys.ReportAsync"] = "report a leaked key",
        ["ILeakedKeys.EndAsync"] = "end a report of a leaked key",
        ["IWatchList.AddAsync"] = "watch a suspect",
        ["IWatchList.LookAsync"] = "note a look at a suspect",
        ["IWatchList.StartAsync"] = "start a test of a suspect",
        ["IWatchList.EndAsync"] = "take a suspect off the list",
        ["IPartners.PinAsync"] = "pin a partner's certificate",
        ["IPartners.UnpinAsync"] = "unpin a partner's certificate",
        ["IInquiries.EnterAsync"] = "write down an inquiry",
        ["IInquiries.TakeAsync"] = "see to an inquiry",
        ["IInquiries.MoveAsync"] = "move a deadline",
        ["IInquiries.EndAsync"] = "answer an inquiry in words",
        ["IAnswerDesk.PreviewAsync"] = "preview an answer pack",
        ["IAnswerDesk.ProposeAsync"] = "propose an answer pack",
        ["IAnswerDesk.OpenAsync"] = "open an answer pack",
        ["IAnswerDesk.ApproveAsync"] = "release an answer pack",
        ["IAnswerDesk.RejectAsync"] = "reject an answer pack",
        ["IAnswerDesk.TakeOutAsync"] = "take out an answer pack",
        ["IInboundDesk.AddAsync"] = "add a source",
        ["IInboundDesk.WeighAsync"] = "weigh a source",
        ["IInboundDesk.EndAsync"] = "end a source",
        ["IInboundDesk.PullNowAsync"] = "pull a source now",
        ["IInboundDesk.UploadAsync"] = "bring in a file",
        ["IInboundDesk.DecideAsync"] = "accept reports",
        ["IInboundDesk.DecideAllAsync"] = "accept a delivery",
        ["ISightingDesk.ProposeAsync"] = "propose a sighting",
        ["ISightingDesk.DecideAsync"] = "approve a sighting",
        ["ISightingDesk.TakeBackAsync"] = "take a sighting back",
        ["ISharingDesk.DownloadAsync"] = "download a bundle",
        ["ISharingDesk.RevokeAsync"] = "revoke a bundle",
        ["IApiClients.CreateAsync"] = "make a key",
        ["IApiClients.RotateAsync"] = "exchange a key",
        ["IApiClients.RevokeAsync"] = "revoke a key",
        ["IEnforcementPoints.NarrowAsync"] = "narrow a point",
        ["IWebhooks.CreateAsync"] = "make a webhook",
        ["ICampaignDesk.RewriteAsync"] = "change a note",
        ["IHypotheses.StateAsync"] = "state a hypothesis",
        ["IHypotheses.ArgueAsync"] = "argue about a hypothesis",
        ["IHypotheses.WeighAsync"] = "weigh a hypothesis",
        ["ICampaignHolds.PlaceAsync"] = "place a legal hold",
        ["ICampaignHolds.EndAsync"] = "end a legal hold",
        ["IWebhooks.EndAsync"] = "end a webhook",
        ["IWebhooks.ResendAsync"] = "send again",
        ["IMatching.MakePactAsync"] = "make a pact",
        ["IMatching.EnterKeyAsync"] = "enter a partner's key",
        ["IMatching.ConfirmPactAsync"] = "confirm a pact",
        ["IMatching.EndPactAsync"] = "end a pact",
        ["IMatching.AskAsync"] = "ask a partner",
        ["IMatching.TakeInAsync"] = "take in a match file",
        ["IMatching.DecideAsync"] = "let a match file leave",
        ["IMatching.OpenAsync"] = "open a round",
        ["IMatching.FileAsync"] = "take a match file",
        ["IAlertDestinations.CreateAsync"] = "make an alert destination",
        ["IAlertDestinations.EndAsync"] = "end an alert destination",
        ["IAlertDestinations.TryNowAsync"] = "try an alert destination now",
        ["ICountermeasures.ProposeAsync"] = "propose a countermeasure",
        ["ICountermeasures.ApproveAsync"] = "approve a countermeasure",
        ["ICountermeasures.StopAsync"] = "stop a countermeasure",
        ["ICountermeasures.GuardAsync"] = "note a benign check",
        ["IAssumptions.SetAsync"] = "set assumptions",
        ["IBlindReviews.DrawAsync"] = "draw a blind sample",
        ["IBlindReviews.ReadAsync"] = "read a blind review",
        ["IPolicyDesk.WriteAsync"] = "write a policy",
        ["IPolicyDesk.EditAsync"] = "edit a policy",
        ["IPolicyDesk.TriedAsync"] = "try a policy",
        ["IPolicyDesk.ProposeAsync"] = "propose a policy",
        ["IPolicyDesk.ApproveAsync"] = "approve a policy",
        ["IPolicyDesk.RejectAsync"] = "reject a policy",
        ["IPolicyDesk.ShareAsync"] = "change the share of a policy",
        ["IPolicyDesk.StopAsync"] = "stop a policy",
        ["IPolicyDesk.CloseAsync"] = "close a finding",
        ["ISegments.SetAsync"] = "set the terms of a segment",
        ["IVerifications.RequestAsync"] = "ask for verification",
        ["IVerifications.EndAsync"] = "keep the result of a verification",
        ["IVerifications.WithdrawAsync"] = "withdraw a verification",
        ["IDeclarations.MakeAsync"] = "keep a declaration",
        ["IDeclarations.EndAsync"] = "end a declaration",
    };

    // Methods that give a view by role instead of refusing, or that are asked by a machine or the console itself; each has a test of its own.
    private static readonly string[] s_elsewhere =
    [
        "IAuditLog.AppendAsync", "IColleagues.SeenAsync", "ISavedViews.LoadAsync", "ISavedViews.FindAsync", "ISavedViews.DefaultAsync", "IInvestigations.LoadAsync", "IInvestigations.NamedAsync", "IInvestigations.AboutAsync", "IInvestigations.FindAsync", "IQueryHistory.AddAsync", "IQueryHistory.LoadAsync", "IQueryHistory.ForgetAsync", "IKeptQueries.KeepAsync", "IKeptQueries.FindAsync", "IBulkJobs.FindAsync", "IBulkJobs.LoadAsync", "IEnforcementPoints.AcknowledgeAsync", "IEnforcementPoints.LoadAsync", "IEnforcementPoints.OfAccountAsync",
        "IEnforcementPoints.OfCampaignAsync", "IBreaches.LoadAsync", "IBreaches.OfAccountAsync", "IWebhooks.LoadAsync", "IWebhooks.MessagesAsync", "IAlertDestinations.LoadAsync", "IMatching.PactsAsync", "IMatching.RoundsAsync", "ISharingDesk.LoadAsync", "ISharingDesk.PreviewClusterAsync", "ISharedObjects.FindAsync", "IPartners.LoadAsync", "IPartners.FindAsync", "IReleaseDesk.LoadAsync", "IReleaseDesk.FindAsync", "IBundleLedger.LoadAsync", "IInboundDesk.SourcesAsync", "IInboundDesk.DeliveriesAsync", "IInboundDesk.ReportsAsync", "IInboundIntake.TakeInAsync", "ISightingDesk.LoadAsync", "ISightingDesk.ReceivedAsync",
        "IStaggeredActs.LoadAsync", "IStaggeredActs.MembersAsync", "IInboundIntake.DeleteAsync", "ISightingDesk.MispAsync",
        "IActionDesk.DryRunAsync", "IActionDesk.StandingAsync", "IAllowList.LoadAsync", "IAppeals.LoadAsync", "IAppeals.FindAsync", "IAppeals.BroughtAsync", "IAppeals.DetectorsAsync",
        "IEnforcementPoints.OfDecisionsAsync", "IHypotheses.OfCampaignAsync", "IEvidencePacks.KeptAsync", "ICampaignHolds.OfCampaignAsync",
        "ILineage.PreviewAsync", "ILineage.OfAsync", "ICampaignTasks.OfCampaignAsync", "ICampaignTasks.TemplatesAsync", "IAttachments.OfCampaignAsync", "ICampaignTimeline.LoadAsync", "IConflicts.OfProposalAsync", "IConflicts.OfCountermeasureAsync", "IConflicts.OfPolicyAsync", "IConflicts.OfAppealAsync", "IConflicts.LoadAsync",
        "IFingerprints.LoadAsync", "IFingerprints.FindAsync", "IModelTests.LoadAsync", "IModelTests.FindAsync", "IBlindReviews.WaitingAsync", "IPolicyDesk.LoadAsync", "IPolicyDesk.FindingsAsync", "IVerifications.LoadAsync", "IVerifications.AnswerAsync", "IDeclarations.LoadAsync", "ICountermeasures.LoadAsync",
        "IInquiries.LoadAsync", "IInquiries.FindAsync", "IAnswerDesk.OfInquiryAsync", "ILeakedKeys.LoadAsync", "ILeakedKeys.OfAccountAsync", "IWatchList.LoadAsync", "IWatchList.FindAsync",
    ];

    [Fact]
    public void Every_method_that_asks_who_acts_has_its_line_in_the_matrix()
    {
        var methods = typeof(Person).Assembly.GetTypes().Where(t => t.IsInterface && t.Namespace!.StartsWith("Investigator.Domain", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods().Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(Person))).Select(m => $"{t.Name}.{m.Name}")).Distinct().ToList();
        Assert.Empty(methods.Except(s_methods.Keys).Except(s_elsewhere));
        Assert.Empty(s_methods.Keys.Except(methods));
        Assert.Empty(s_methods.Values.Except(s_acts.Keys));
    }

    [Fact]
    public async Task The_bundle_of_a_cluster_is_previewed_by_those_alone_who_prepare_bundles()
    {
        var scene = await shared.SceneAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var refusal = (await scene.Sharing.PreviewClusterAsync(new($"person-{role}", "A person", role), scene.Cluster, "stix", TrafficLight.Green, default)).Refusal;
            Assert.Equal((Permissions.Holders(Permit.PrepareBundles) & role) == 0, refusal is Refusal.NotAllowed);
        }
    }

    [Fact]
    public void Every_permit_has_one_line_and_a_holder_and_an_auditor_holds_those_that_read_alone()
    {
        Assert.Equal(Enum.GetValues<Permit>(), Permissions.All.Select(p => p.Permit));
        Assert.All(Permissions.All, p => Assert.NotEqual(Role.None, p.Holders));
        Assert.Equal([Permit.See, Permit.TakeBundles, Permit.ReadAudit], Enum.GetValues<Permit>().Where(People.Auditor.May));
    }

    public static IEnumerable<object[]> Every() => from act in s_acts.Keys from role in Enum.GetValues<Role>() select (object[])[act, role];

    [Theory, MemberData(nameof(Every))]
    public async Task An_act_is_done_by_those_who_may_and_refused_to_the_others(string act, Role role)
    {
        var scene = await shared.SceneAsync();
        var by = new Person($"person-{role}", $"Person {role}", role);
        var refusal = await s_acts[act].Act(scene, by);
        var traces = await scene.Audit.LoadAsync(new(PersonId: by.Id), default);

        if ((s_acts[act].May & role) != 0)
        {
            Assert.Null(refusal);
            Assert.NotEmpty(traces.Rows);
        }
        else
        {
            Assert.Equal(Refusal.NotAllowed, refusal);
            Assert.DoesNotContain(traces.Rows, e => e.At == scene.Now && e.Subject.Contains(scene.Last.Value, StringComparison.Ordinal));
        }
    }
}

/// <summary>One store for the whole matrix; each case works on accounts of its own.</summary>
public sealed class SharedRoom : IAsyncLifetime
{
    private CaseRoom _room = null!;
    private int _next;

    public async Task InitializeAsync()
    {
        _room = await CaseRoom.OnSqliteAsync();
        await _room.PartnerAsync("The partner of the matrix", $"person-{Role.Partner}");
    }

    public async Task DisposeAsync() => await _room.DisposeAsync();

    public async Task<Scene> SceneAsync()
    {
        _room.Clock.Advance(TimeSpan.FromSeconds(1));
        var scene = new Scene(_room, () => Account(++_next));
        await _room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(scene.Fresh()), Flagged(scene.Other)], [ACluster(scene.Cluster, 0.1, [Account(900_000)])]), ARun(), default);
        return scene;
    }
}

/// <summary>Brings about, by people who may, what an act needs.</summary>
public sealed class Scene(CaseRoom room, Func<AccountId> fresh)
{
    public ITriageQueue Queue => room.The<ITriageQueue>();

    public IQueueRouting Routing => room.The<IQueueRouting>();

    public IBulkJobs Jobs => room.The<IBulkJobs>();

    public ICampaignDesk Campaigns => room.The<ICampaignDesk>();

    public IHypotheses Hypotheses => room.The<IHypotheses>();

    public ICampaignHolds Holds => room.The<ICampaignHolds>();

    public HypothesisDraft Draft { get; } = new("One lab is behind it.", FindingBasis.Attributed, Likelihood.Likely, "Same work list.", ["AML.T0024.002"]);

    public IFreezeDesk Freezes => room.The<IFreezeDesk>();

    public IBanDesk Bans => room.The<IBanDesk>();

    public IActionDesk Actions => room.The<IActionDesk>();

    public IStaggeredActs Staggered => room.The<IStaggeredActs>();

    public IAllowList Allowed => room.The<IAllowList>();

    public IEvidencePacks Packs => room.The<IEvidencePacks>();

    public IAppeals Appeals => room.The<IAppeals>();

    public DecisionTerms Throttle => new(DecisionKind.Throttle, "Too fast.", Tomorrow) { RequestsPerMinute = 5 };

    public DecisionTerms Degrade => new(DecisionKind.Degrade, "Harvest.", Tomorrow) { Degradation = Degradation.ReasoningSummary };

    public DecisionTerms Ban { get; } = new(DecisionKind.Ban, "It can't wait.", null);

    public async Task<Hypothesis> HypothesisAsync() => (await Hypotheses.StateAsync(People.Analyst, await PoolAsync(), Draft, default)).Value!;

    // A note is changed by whoever wrote it; who may write none has none to change.
    public async Task<Refusal?> RewriteAsync(Person by)
    {
        var pool = await PoolAsync();
        await Campaigns.WriteAsync(by with { Roles = Role.Analyst }, pool, "Seen before.", default);
        return await Campaigns.RewriteAsync(by, pool, (await Campaigns.FindAsync(pool, default))!.Notes[0].Id, "Seen twice before.", default);
    }

    public ILeakedKeys Leaks => room.The<ILeakedKeys>();

    public async Task<Guid> LeakAsync() => (await Leaks.ReportAsync(People.OtherAnalyst, new(Fresh().Value, null, null, null), default)).Value!.Id;

    public IWatchList Watching => room.The<IWatchList>();

    public WatchedDraft Suspect => new(Fresh().Value, WatchedKind.Model, "", "Talks like ours.", null, 30);

    public async Task<Guid> WatchedAsync() => (await Watching.AddAsync(People.OtherAnalyst, Suspect, default)).Value!.Id;

    public string Thumbprint() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Fresh().Value)));

    public async Task<(Guid Partner, string Thumbprint)> PinnedPartnerAsync()
    {
        var (partner, print) = ((await PartnerAsync()).Id, Thumbprint());
        Assert.Null(await Partners.PinAsync(People.Manager, partner, print, default));
        return (partner, print);
    }

    public IInquiries Inquiries => room.The<IInquiries>();

    public IAnswerDesk Answers => room.The<IAnswerDesk>();

    public InquiryTerms Asked => new(null, "A university", InquiryKind.KnownHere, new(InquirySubjectKind.Accounts, [Fresh().Value]), "", "", Now, Tomorrow);

    public static AnswerRequest Answer(Guid inquiry) => new(inquiry, new(2026, 3, 1), new(2026, 3, 2), AnswerSections.Traffic);

    public async Task<Inquiry> InquiryAsync() => (await Inquiries.EnterAsync(People.OtherAnalyst, Asked, default)).Value!;

    /// <param name="viewer">Opened it, when their role allows it.</param>
    public async Task<AnswerPackRow> PackAsync(Person? viewer)
    {
        var row = (await Answers.ProposeAsync(People.OtherAnalyst, Answer((await InquiryAsync()).Id), default)).Value!;
        if (viewer is not null) await Answers.OpenAsync(viewer, row.Id, default);
        return row;
    }

    public async Task<Guid> ReleasedPackAsync()
    {
        var row = await PackAsync(People.Manager);
        Assert.Null(await Answers.ApproveAsync(People.Manager, row.Id, 0, null, default));
        return row.Id;
    }

    public IInboundDesk Inbound => room.The<IInboundDesk>();

    public ISightingDesk Sightings => room.The<ISightingDesk>();

    public async Task<InboundSourceRow> SourceAsync(InboundKind kind = InboundKind.File) =>
        (await Inbound.AddAsync(People.Admin, new(Fresh().Value, kind, Url: kind is InboundKind.Taxii ? "https://lab.example/taxii2/root/collections/1/" : null), default)).Value!;

    public async Task<Guid> DeliveryAsync() =>
        (await Inbound.UploadAsync(People.Analyst, (await SourceAsync()).Id, "a.json", AReport.Bundle(AReport.Address("198.51.100.7")), default)).Value!.Id;

    public async Task<Guid> ReportAsync()
    {
        var source = (await SourceAsync()).Id;
        Assert.Null((await Inbound.UploadAsync(People.Analyst, source, "a.json", AReport.Bundle(AReport.Address("198.51.100.7")), default)).Refusal);
        return Assert.Single((await Inbound.ReportsAsync(People.Analyst, source, ReportState.Waiting, 0, 10, default)).Rows).Report.Id;
    }

    public async Task<Guid> AcceptedAsync()
    {
        var report = await ReportAsync();
        Assert.Null(await Inbound.DecideAsync(People.Manager, [report], true, null, default));
        return report;
    }

    public async Task<Sighting> SightingAsync() => (await Sightings.ProposeAsync(People.OtherAnalyst, await AcceptedAsync(), false, default)).Value!;

    public async Task<Guid> ApprovedSightingAsync()
    {
        var sighting = await SightingAsync();
        Assert.Null(await Sightings.DecideAsync(People.Manager, sighting.Id, sighting.ContentHash, true, default));
        return sighting.Id;
    }

    public ISharingDesk Sharing => room.The<ISharingDesk>();

    public IApiClients Keys => room.The<IApiClients>();

    public IEnforcementPoints Points => room.The<IEnforcementPoints>();

    public IWebhooks Hooks => room.The<IWebhooks>();

    public IMatching Matching => room.The<IMatching>();

    public async Task<Guid> PactAsync(bool entered = false)
    {
        var pact = (await Matching.MakePactAsync(People.Reviewer, (await PartnerAsync()).Id, default)).Value!.Id;
        if (entered) Assert.Null(await Matching.EnterKeyAsync(People.Manager with { Id = "manager-2" }, pact, MatchKey.PublicOf(MatchKey.NewPrivate()), default));
        return pact;
    }

    public async Task<Done<MatchRoundRow>> AskAsync(Person by)
    {
        var pact = await PactAsync(entered: true);
        Assert.Null(await Matching.ConfirmPactAsync(People.Reviewer, pact, default));
        var pool = await PoolAsync();
        room.Values.All.Add(new(Last, MatchKind.Card, "card-9"));
        return await Matching.AskAsync(by, pact, pool, [MatchKind.Card], "One pool?", default);
    }

    public async Task<MatchRoundRow> OpenedRoundAsync(Person viewer)
    {
        var round = (await AskAsync(People.OtherAnalyst)).Value!;
        await Matching.OpenAsync(viewer, round.Id, default);
        return round;
    }

    public async Task<Guid> LeavingRoundAsync()
    {
        var round = await OpenedRoundAsync(People.Manager);
        Assert.Null(await Matching.DecideAsync(People.Manager, round.Id, round.Version, true, default));
        return round.Id;
    }

    // A question of a partner with a pact in force, as their console would write it.
    public async Task<byte[]> StrangerAsksAsync()
    {
        var theirs = MatchKey.NewPrivate();
        var pact = (await Matching.MakePactAsync(People.Reviewer, (await PartnerAsync()).Id, default)).Value!;
        Assert.Null(await Matching.EnterKeyAsync(People.Reviewer, pact.Id, MatchKey.PublicOf(theirs), default));
        Assert.Null(await Matching.ConfirmPactAsync(People.Manager, pact.Id, default));
        var round = Guid.NewGuid();
        return new MatchFile { InvestigatorBlindMatch = 1, Round = round, From = MatchKey.PublicOf(theirs), Asked = new Dictionary<MatchKind, IReadOnlyList<string>> { [MatchKind.Card] = [new string('a', 32)] } }
            .Write(MatchKey.Of(theirs, pact.PublicKey, round));
    }

    public IAlertDestinations Alerts => room.The<IAlertDestinations>();

    public async Task<Guid> DestinationAsync() => (await Alerts.CreateAsync(People.Admin, new(Fresh().Value, AlertTransport.File, "alerts.ndjson", "ocsf", AlertKinds.All), default)).Value!.Id;

    public CaseRoom Room => room;

    public MeasureScene Measures { get; } = new(room);

    public IRuleBook Rules => room.The<IRuleBook>();

    public IDetectorDesk Detectors => room.The<IDetectorDesk>();

    public IAuditLog Audit => room.The<IAuditLog>();

    public Guid Cluster { get; } = Guid.NewGuid();

    public AccountId Other { get; } = fresh();

    public AccountId Last { get; private set; }

    public DateTimeOffset Now => room.Clock.GetUtcNow();

    public DateTimeOffset Tomorrow => Now.AddDays(1);

    public AccountId Fresh() => Last = fresh();

    public async Task<QueueEntry> EntryAsync() => (await Queue.FindAsync(SubjectKind.Account, Last.Value, default))!;

    public async Task<QueueEntry> OtherEntryAsync() => (await Queue.FindAsync(SubjectKind.Account, Other.Value, default))!;

    public async Task<string> ColleagueAsync()
    {
        await room.The<IColleagues>().SeenAsync(People.OtherAnalyst, default);
        return People.OtherAnalyst.Id;
    }

    public async Task<Guid> JobAsync() => (await Jobs.StartAsync(People.Analyst, BulkAct.Claim, 3, BulkTerms.None, default)).Value!.Id;

    public async Task<RuleVersion> DraftAsync() => (await Rules.WriteAsync(People.Analyst, ARule.Draft(), default)).Value!;

    public async Task<RuleVersion> TestedRuleAsync()
    {
        var rule = await DraftAsync();
        Assert.Null(await Rules.TestedAsync(People.Analyst, rule.Id, ARule.Tested(rule.Text), default));
        return await room.LatestAsync(rule);
    }

    public async Task<RuleVersion> RetiredRuleAsync()
    {
        var rule = await DraftAsync();
        Assert.Null(await Rules.RetireAsync(People.Analyst, rule.Id, rule.Version, "A thought.", default));
        return rule;
    }

    public async Task<Guid> SilenceAsync()
    {
        Assert.Null(await Detectors.SnoozeAsync(People.Analyst, "stolen-key", Fresh(), "A benchmark.", Tomorrow, default));
        return (await Detectors.SnoozesAsync("stolen-key", default)).Single(s => s.AccountId == Last).Id;
    }

    public async Task<QueueEntry> ClosedEntryAsync()
    {
        Assert.Null(await Queue.CloseAsync(People.Analyst, (await EntryAsync()).Id, 0, Verdict.Duplicate, "Twice.", default));
        return await EntryAsync();
    }

    public ICampaignTasks Work => room.The<ICampaignTasks>();

    public IAttachments Files => room.The<IAttachments>();

    public IConflicts Conflicts => room.The<IConflicts>();

    public async Task<Guid> TemplateAsync() => (await Work.MakeTemplateAsync(People.Admin, Fresh().Value, [new("Ask", 1)], default)).Value!.Id;

    public async Task<Guid> FileAsync() => (await Files.AddAsync(People.OtherAnalyst, await PoolAsync(), "log.txt", "one"u8.ToArray(), null, default)).Value!.Id;

    public ISuggestions Suggestions => room.The<ISuggestions>();

    public SuggestionTerms Firm { get; } = new() { LeastWeight = 0.5 };

    public ILineage Lineage => room.The<ILineage>();

    public ISavedViews Views => room.The<ISavedViews>();

    public IInvestigations Investigations => room.The<IInvestigations>();

    public static InvestigationDraft AnInvestigation(string name) => new(name, true, "account:acc-1", new() { Nodes = [new("account:acc-1", 0, 0)] });

    /// <summary>One of the person's own, or a shared one of somebody else where the person may keep none.</summary>
    public async Task<Investigation> InvestigationAsync(Person by) =>
        (await Investigations.KeepAsync(by, AnInvestigation(Fresh().Value), default)).Value ?? (await Investigations.KeepAsync(People.Analyst, AnInvestigation(Fresh().Value), default)).Value!;

    public async Task<Guid> SharedViewAsync() => (await Views.SaveAsync(People.Analyst, new(QueriedList.Queue, "Shared", "score:>0.5", "", true), default)).Value!.Id;

    public Task<Guid> PoolAsync() => room.ConfirmedCampaignAsync([.. Enumerable.Range(0, 8).Select(_ => Fresh())]);

    public async Task<StaggeredAct> OnItsWayAsync()
    {
        var campaign = await PoolAsync();
        Assert.NotNull((await Actions.ActOnCampaignAsync(People.Analyst, campaign, 8, Throttle with { Timing = new(null, TimeSpan.FromHours(1)) }, default)).Value);
        return Assert.Single(await Staggered.LoadAsync(People.Analyst, campaign, default)).Act;
    }

    public async Task<Decision> FrozenAsync()
    {
        await Freezes.FreezeAccountAsync(People.Analyst, Fresh(), "Harvest.", Tomorrow, default);
        return (await Freezes.OfAccountAsync(Last, default))[0];
    }

    /// <param name="viewer">Opened the evidence, when their role allows it.</param>
    public async Task<ProposalRow> ProposalAsync(Person? viewer)
    {
        var row = (await Bans.ProposeForAccountAsync(People.Analyst, Fresh(), "Harvest.", default)).Value!;
        if (viewer is not null) await Bans.OpenEvidenceAsync(viewer, row.Id, default);
        return row;
    }

    public async Task<Decision> BannedAsync()
    {
        var row = await ProposalAsync(People.Manager);
        Assert.Null(await Bans.ApproveAsync(People.Manager, row.Id, row.Version, null, default));
        return (await Freezes.OfAccountAsync(Last, default))[0];
    }

    public async Task<Refusal?> ReviewAsync(Person by)
    {
        var act = (await Bans.BreakGlassAsync(People.Manager, null, DecisionTarget.Of(Fresh()), 1, Ban, TimeSpan.FromHours(1), default)).Value!;
        await Bans.OpenEvidenceAsync(by, act.Id, default);
        return await Bans.ReviewAsync(by, act.Id, 0, true, null, default);
    }

    public async Task<Refusal?> TakeAppealAsync(Person by) => await Appeals.TakeAsync(by, await AppealAsync(), 0, default);

    public async Task<Refusal?> DecideAppealAsync(Person by)
    {
        var id = await AppealAsync();
        await Appeals.TakeAsync(by, id, 0, default);
        return await Appeals.DecideAsync(by, id, 1, true, "You were right.", default);
    }

    public async Task<Guid> AppealAsync() => (await Appeals.TakeInAsync(People.Analyst, new((await FrozenAsync()).Id, null, "Not us.", null), TimeSpan.FromDays(14), default)).Value!.Id;

    public IPartners Partners => room.The<IPartners>();

    public PartnerTerms Terms => new(Fresh().Value, TrafficLight.Amber, Enum.GetValues<IndicatorKind>(), SharedFields.All, "MOU 7", Tomorrow);

    /// <summary>A partner, and somebody of it who signs in under the last account's name.</summary>
    public async Task<Partner> PartnerAsync()
    {
        var partner = (await Partners.CreateAsync(People.Manager, Terms, default)).Value!;
        Assert.Null(await Partners.AdmitAsync(People.Manager, partner.Id, Last.Value, default));
        return partner;
    }

    public async Task<Partner> SuspendedPartnerAsync()
    {
        var partner = await PartnerAsync();
        Assert.Null(await Partners.SuspendAsync(People.Manager, partner.Id, partner.Version, "A leak.", default));
        return (await Partners.FindAsync(People.Manager, partner.Id, default))!;
    }

    public async Task<(Partner Partner, Guid Key)> LinkedPartnerAsync()
    {
        var (partner, key) = (await PartnerAsync(), await SharingKeyAsync());
        Assert.Null(await Partners.LinkAsync(People.Manager, partner.Id, key, default));
        return (partner, key);
    }

    public async Task<Guid> SharingKeyAsync() => (await Keys.CreateAsync(People.Admin, Fresh().Value, ApiScope.Sharing, default)).Value!.Id;

    public IReleaseDesk Releases => room.The<IReleaseDesk>();

    public async Task<SharedBundleRow> BundleAsync() => await room.ReleaseAsync(BundleRequest.ForEveryone(await PoolAsync(), "csv", TrafficLight.Green));

    public async Task<Refusal?> ProposeBundleAsync(Person by)
    {
        var request = BundleRequest.ForEveryone(await PoolAsync(), "csv", TrafficLight.Green);
        var preview = (await Sharing.PreviewAsync(People.Reviewer, request, default)).Value!;
        return (await Releases.ProposeAsync(by, request, preview.Sha256, "Legitimate interests.", "They asked.", default)).Refusal;
    }

    /// <param name="viewer">Was shown the file, when their role allows it.</param>
    public async Task<BundleProposalRow> ProposedBundleAsync(Person? viewer)
    {
        var request = BundleRequest.ForEveryone(await PoolAsync(), "csv", TrafficLight.Green);
        var preview = (await Sharing.PreviewAsync(People.Reviewer, request, default)).Value!;
        var row = (await Releases.ProposeAsync(People.Analyst, request, preview.Sha256, "Legitimate interests.", "They asked.", default)).Value!;
        if (viewer is not null) await Releases.OpenAsync(viewer, row.Id, default);
        return row;
    }

    // Only who proposed takes back; who may propose none has none to take back.
    public async Task<Refusal?> WithdrawBundleAsync(Person by)
    {
        var request = BundleRequest.ForEveryone(await PoolAsync(), "csv", TrafficLight.Green);
        var preview = (await Sharing.PreviewAsync(People.Reviewer, request, default)).Value!;
        var proposed = await Releases.ProposeAsync(by, request, preview.Sha256, "Legitimate interests.", "They asked.", default);
        return await Releases.WithdrawAsync(by, (proposed.Value ?? await ProposedBundleAsync(null)).Id, default);
    }

    public async Task<Guid> KeyAsync() => (await Keys.CreateAsync(People.Admin, Fresh().Value, ApiScope.Decisions, default)).Value!.Id;

    public async Task<Guid> HookAsync() => (await Hooks.CreateAsync(People.Admin, Fresh().Value, "https://soc.example/hook", EnforcedKinds.All, default)).Value!.Id;

    /// <summary>A webhook of which a message was given up.</summary>
    public async Task<Guid> GivenUpAsync()
    {
        var hook = await HookAsync();
        await FrozenAsync();
        var outbox = room.The<IWebhookOutbox>();
        while ((await Hooks.MessagesAsync(People.Admin, hook, WebhookMessageState.Dead, 0, 1, default)).Total == 0)
        {
            foreach (var message in await outbox.TakeAsync(100, TimeSpan.FromSeconds(1), default)) await outbox.TriedAsync(message.Id, "It answered 500.", default);
            room.Clock.Advance(TimeSpan.FromHours(20));
        }

        return hook;
    }
}
