using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Sharing;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Sharing;

public abstract class SharingDeskContract : CaseContract
{
    private ISharingDesk Desk => Room.The<ISharingDesk>();

    private IReleaseDesk Releases => Room.The<IReleaseDesk>();

    private IBundleLedger Ledger => Room.The<IBundleLedger>();

    private Partner Lab { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Lab = await Room.PartnerAsync("Other Lab", People.Partner.Id);
    }

    [CaseFact]
    public async Task What_was_previewed_is_what_leaves_byte_for_byte()
    {
        var request = new BundleRequest(await PoolAsync(), "stix", TrafficLight.Amber, Recipients.Only(Lab.Id), TimeSpan.FromDays(10));
        var preview = (await Desk.PreviewAsync(People.Analyst, request, default)).Value!;
        Room.Clock.Advance(TimeSpan.FromMinutes(20));

        var proposal = (await Releases.ProposeAsync(People.Analyst, request, preview.Sha256, "Legitimate interests, Article 6(1)(f) GDPR.", "They asked.", default)).Value!;
        Assert.Equal(0, (await Desk.LoadAsync(People.Partner, 0, 10, default)).Total);
        var opened = (await Releases.OpenAsync(People.Reviewer, proposal.Id, default)).Value!;
        Assert.Equal(preview.Content.ToArray(), opened.Content);
        Assert.Equal(preview.Withheld, opened.Withheld);
        var row = (await Releases.ApproveAsync(People.Reviewer, proposal.Id, proposal.Version, "Good.", default)).Value!;
        var bundle = (await Desk.DownloadAsync(People.Partner, row.Id, FetchPath.Page, default)).Value!;

        Assert.Equal(preview.Content.ToArray(), bundle.Content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bundle.Content)), bundle.ContentHash);
        Assert.Equal((preview.SizeBytes, "Pool 1", TrafficLight.Amber), (row.Bytes, row.CampaignName, row.Marking));
        Assert.DoesNotContain(Account(1).Value, Encoding.UTF8.GetString(bundle.Content), StringComparison.Ordinal);
        Assert.DoesNotContain("card-9", Encoding.UTF8.GetString(bundle.Content), StringComparison.Ordinal);
        Assert.Contains("198.51.100.7", Encoding.UTF8.GetString(bundle.Content), StringComparison.Ordinal);
        Assert.Equal(
            ["bundle.previewed", "bundle.proposed", "bundle-proposal.opened", "bundle.released", "bundle.downloaded"],
            (await Room.AuditAsync()).Select(e => e.Act).Where(a => a.StartsWith("bundle", StringComparison.Ordinal)));
        var line = Assert.Single((await Ledger.LoadAsync(People.Auditor, new(row.Id), 0, 10, default)).Rows);
        Assert.Equal((FetchPath.Page, "Other Lab", "Pool 1", bundle.ContentHash), (line.Path, line.Partner, line.Campaign, line.ContentHash));
    }

    [CaseFact]
    public async Task A_bundle_needs_a_second_person_who_was_shown_it()
    {
        var request = Request(await PoolAsync(), "csv");
        var preview = (await Desk.PreviewAsync(People.Reviewer, request, default)).Value!;
        async Task<Done<BundleProposalRow>> ProposeAsync(string? basis, string? reason) => await Releases.ProposeAsync(People.Reviewer, request, preview.Sha256, basis, reason, default);
        Assert.Equal(Refusal.LegalBasisMissing, (await ProposeAsync(" ", "They asked.")).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await ProposeAsync("Consent.", null)).Refusal);
        Assert.Equal(Refusal.TooLong, (await ProposeAsync(new('x', 1001), "They asked.")).Refusal);
        var row = (await ProposeAsync("Consent.", "They asked.")).Value!;

        await Releases.OpenAsync(People.Reviewer, row.Id, default);
        Assert.Equal(Refusal.SelfRelease, (await Releases.ApproveAsync(People.Reviewer, row.Id, row.Version, null, default)).Refusal);
        Assert.Equal(Refusal.PreviewNotOpened, (await Releases.ApproveAsync(People.Manager, row.Id, row.Version, null, default)).Refusal);
        Assert.Equal(Refusal.PreviewNotOpened, await Releases.RejectAsync(People.Manager, row.Id, row.Version, "No.", default));
        await Releases.OpenAsync(People.Manager, row.Id, default);
        Assert.Equal(Refusal.ChangedMeanwhile, (await Releases.ApproveAsync(People.Manager, row.Id, row.Version + 1, null, default)).Refusal);
        Assert.NotNull((await Releases.ApproveAsync(People.Manager, row.Id, row.Version, null, default)).Value);
        Assert.Equal(Refusal.AlreadyDecided, (await Releases.ApproveAsync(People.Manager, row.Id, row.Version + 1, null, default)).Refusal);
        Assert.Equal(BundleProposalState.Released, (await Releases.FindAsync(People.Analyst, row.Id, default))!.State);
    }

    [CaseFact]
    public async Task A_proposal_is_turned_down_with_a_reason_taken_back_by_its_maker_and_lapses()
    {
        var pool = await PoolAsync();
        var first = await ProposedAsync(Request(pool, "csv"));
        await Releases.OpenAsync(People.Manager, first.Id, default);
        Assert.Equal(Refusal.ReasonMissing, await Releases.RejectAsync(People.Manager, first.Id, first.Version, "", default));
        Assert.Null(await Releases.RejectAsync(People.Manager, first.Id, first.Version, "Too much.", default));

        var second = await ProposedAsync(Request(pool, "csv"));
        Assert.Equal(Refusal.NotAllowed, await Releases.WithdrawAsync(People.Manager, second.Id, default));
        Assert.Null(await Releases.WithdrawAsync(People.Analyst, second.Id, default));

        var third = await ProposedAsync(Request(pool, "csv"));
        await Releases.OpenAsync(People.Manager, third.Id, default);
        Room.Clock.Advance(BundleProposal.Lasts);
        Assert.Equal(Refusal.ProposalExpired, (await Releases.ApproveAsync(People.Manager, third.Id, third.Version, null, default)).Refusal);
        Assert.Equal(0, (await Desk.LoadAsync(People.Manager, 0, 10, default)).Total);
        Assert.Equal(3, (await Releases.LoadAsync(People.Analyst, null, 0, 10, default)).Total);
        Assert.Equal(0, (await Releases.LoadAsync(People.Partner, null, 0, 10, default)).Total);
    }

    [CaseFact]
    public async Task Other_bytes_than_the_previewed_ones_are_not_proposed()
    {
        var request = Request(await PoolAsync(), "csv");
        var preview = (await Desk.PreviewAsync(People.Reviewer, request, default)).Value!;
        await ClearAsync(request.Campaign);

        Assert.Equal(Refusal.ChangedMeanwhile, (await Releases.ProposeAsync(People.Reviewer, request, preview.Sha256, "Consent.", "They asked.", default)).Refusal);
    }

    [CaseFact]
    public async Task What_was_proposed_before_somebody_was_cleared_does_not_leave()
    {
        var row = await ProposedAsync(Request(await PoolAsync(), "csv"));
        await Releases.OpenAsync(People.Manager, row.Id, default);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        await ClearAsync(row.CampaignId);

        Assert.Equal(Refusal.MembersCleared, (await Releases.ApproveAsync(People.Manager, row.Id, row.Version, null, default)).Refusal);
        Assert.Equal(0, (await Desk.LoadAsync(People.Reviewer, 0, 10, default)).Total);
    }

    [CaseFact]
    public async Task What_was_proposed_before_its_campaign_was_merged_and_somebody_cleared_there_does_not_leave()
    {
        var row = await ProposedAsync(Request(await PoolAsync(), "csv"));
        await Releases.OpenAsync(People.Manager, row.Id, default);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        var into = await Room.ConfirmedCampaignAsync([Account(9), Account(10)]);
        var seen = (await Room.The<ILineage>().PreviewAsync(People.Analyst, row.CampaignId, into, default)).Value!;
        Assert.NotNull((await Room.The<ILineage>().MergeAsync(People.Analyst, row.CampaignId, seen.FromVersion, into, seen.IntoVersion, "One lab.", default)).Value);
        await ClearAsync(into);

        Assert.Equal(Refusal.MembersCleared, (await Releases.ApproveAsync(People.Manager, row.Id, row.Version, null, default)).Refusal);
    }

    [CaseFact]
    public async Task What_a_recipient_may_not_get_is_not_proposed_and_what_it_may_not_get_any_more_is_not_released()
    {
        var pool = await PoolAsync();
        var row = await ProposedAsync(new(pool, "csv", TrafficLight.Red, Recipients.Only(Lab.Id), TimeSpan.FromDays(1)));
        await Releases.OpenAsync(People.Manager, row.Id, default);
        var directory = Room.The<IPartners>();
        Lab = (await directory.FindAsync(People.Manager, Lab.Id, default))!;
        Assert.Null(await directory.ChangeAsync(People.Manager, Lab.Id, Lab.Version, new(Lab.Name, TrafficLight.Green, Lab.Kinds, Lab.Fields, Lab.Agreement, Lab.AgreedUntil), default));

        Assert.Equal(Refusal.RecipientMayNot, (await Releases.ApproveAsync(People.Manager, row.Id, row.Version, null, default)).Refusal);
        async Task<Refusal?> TryAsync(BundleRequest request) => (await Desk.PreviewAsync(People.Analyst, request, default)).Refusal;
        Assert.Equal(Refusal.RecipientMayNot, await TryAsync(new(pool, "csv", TrafficLight.Amber, Recipients.Only(Lab.Id), TimeSpan.FromDays(1))));
        Assert.Equal(Refusal.RedNeedsNames, await TryAsync(new(pool, "csv", TrafficLight.Red, Recipients.Everyone, TimeSpan.FromDays(1))));
        Assert.Equal(Refusal.RecipientsMissing, await TryAsync(new(pool, "csv", TrafficLight.Green, new([], null), TimeSpan.FromDays(1))));
        Assert.Equal(Refusal.NotFound, await TryAsync(new(pool, "csv", TrafficLight.Green, Recipients.Only(Guid.NewGuid()), TimeSpan.FromDays(1))));
        Assert.Equal(Refusal.ExpiryMissing, await TryAsync(new(pool, "csv", TrafficLight.Green, Recipients.Everyone, TimeSpan.Zero)));
        Assert.Equal(Refusal.BundleTooLong, await TryAsync(new(pool, "csv", TrafficLight.Green, Recipients.Everyone, TimeSpan.FromDays(366))));
    }

    [CaseFact]
    public async Task Terms_narrow_the_file_and_the_preview_says_so()
    {
        var narrow = (await Room.The<IPartners>().CreateAsync(
            People.Manager, new("Narrow Lab", TrafficLight.Amber, [IndicatorKind.IpAddress], SharedFields.None, "MOU 8", Room.Clock.GetUtcNow().AddDays(9)), default)).Value!;

        var preview = (await Desk.PreviewAsync(People.Analyst, new(await PoolAsync(), "stix", TrafficLight.Amber, Recipients.Only(narrow.Id), TimeSpan.FromDays(1)), default)).Value!;

        Assert.All(preview.Bundle.Indicators, one => Assert.Equal(IndicatorKind.IpAddress, one.Kind));
        Assert.NotEmpty(preview.Bundle.Indicators);
        Assert.Equal(("", SharedFields.None, true), (preview.Bundle.CampaignDescription, preview.Bundle.Fields, preview.Bundle.Harvest is null));
        Assert.Contains(preview.Withheld, w => w.Reason is WithheldReason.ByTerms && w.What == IndicatorKind.AccountHash.Title());
        var text = Encoding.UTF8.GetString(preview.Content.Span);
        Assert.DoesNotContain("Reasoning traces", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hmac", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"accounts\"", text, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task A_partner_with_a_key_of_its_own_gets_its_own_hashes()
    {
        var pool = await PoolAsync();
        async Task<Bundle> HashesAsync(Recipients to) => (await Desk.PreviewAsync(People.Analyst, new(pool, "csv", TrafficLight.Amber, to, TimeSpan.FromDays(1)), default)).Value!.Bundle;
        var house = await HashesAsync(Recipients.Only(Lab.Id));
        var key = (await Room.The<IPartners>().RotateKeyAsync(People.Manager, Lab.Id, default)).Value!;

        var own = await HashesAsync(Recipients.Only(Lab.Id));

        Assert.NotEqual(key.KeyId, house.SharingKeyId);
        Assert.Equal(key.KeyId, own.SharingKeyId);
        var secret = SharingKey.From(Convert.FromBase64String(key.Secret))!;
        Assert.Contains(own.Indicators, one => one.Value == secret.Hash(IndicatorKind.AccountHash, Account(1).Value));
        Assert.Equal(house.SharingKeyId, (await HashesAsync(Recipients.Everyone)).SharingKeyId);
    }

    [CaseFact]
    public async Task A_partner_sees_what_stands_and_not_what_was_taken_back_or_lapsed()
    {
        var id = await PoolAsync();
        var row = await Room.ReleaseAsync(Request(id, "stix"));
        var other = await Room.ReleaseAsync(new(id, "csv", TrafficLight.Green, Recipients.Only(Lab.Id), TimeSpan.FromDays(3)));
        Assert.Equal(2, (await Desk.LoadAsync(People.Partner, 0, 10, default)).Total);

        Assert.Null(await Desk.RevokeAsync(People.Reviewer, row.Id, default));

        Assert.Equal(other.Id, Assert.Single((await Desk.LoadAsync(People.Partner, 0, 10, default)).Rows).Id);
        Assert.Equal(Refusal.NotFound, (await Desk.DownloadAsync(People.Partner, row.Id, FetchPath.Page, default)).Refusal);
        Assert.NotNull((await Desk.LoadAsync(People.Analyst, 0, 10, default)).Rows.Single(r => r.Id == row.Id).RevokedAt);
        Assert.Equal(Refusal.AlreadyDecided, await Desk.RevokeAsync(People.Reviewer, row.Id, default));

        Room.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, (await Desk.LoadAsync(People.Partner, 0, 10, default)).Total);
        Assert.Equal(Refusal.NotFound, (await Desk.DownloadAsync(People.Partner, other.Id, FetchPath.Page, default)).Refusal);
    }

    [CaseFact]
    public async Task A_campaign_of_too_few_confirmed_members_does_not_leave()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        async Task<Refusal?> TryAsync(Guid campaign, string format) => (await Desk.PreviewAsync(People.Reviewer, Request(campaign, format), default)).Refusal;

        Assert.Equal(Refusal.NobodyToActOn, await TryAsync(id, "stix"));
        Assert.Equal(Refusal.NotFound, await TryAsync(id, "no-such-format"));
        Assert.Equal(Refusal.NotFound, await TryAsync(Guid.NewGuid(), "stix"));
    }

    [CaseFact]
    public async Task The_sharing_key_is_made_once_and_kept()
    {
        var id = await PoolAsync();
        var first = (await Desk.PreviewAsync(People.Reviewer, Request(id, "stix"), default)).Value!.Bundle.SharingKeyId;
        var second = (await Desk.PreviewAsync(People.Reviewer, Request(id, "stix"), default)).Value!.Bundle.SharingKeyId;

        Assert.NotNull(first);
        Assert.Equal(first, second);
        Assert.Single(await Room.AuditAsync(), e => e.Act == "sharing-key.made");
    }

    private static BundleRequest Request(Guid campaign, string format) => BundleRequest.ForEveryone(campaign, format, TrafficLight.Green);

    private Task<Guid> PoolAsync() => Room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 8).Select(Account)]);

    private async Task<BundleProposalRow> ProposedAsync(BundleRequest request)
    {
        var preview = (await Desk.PreviewAsync(People.Analyst, request, default)).Value!;
        return (await Releases.ProposeAsync(People.Analyst, request, preview.Sha256, "Consent.", "They asked.", default)).Value!;
    }

    private async Task ClearAsync(Guid campaign)
    {
        var version = (await Room.The<ICampaignDesk>().FindAsync(campaign, default))!.Version;
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, campaign, version, [Account(1)], MemberStatus.Innocent, "A school.", default));
    }
}

public sealed class SharingDeskOnSqlite : SharingDeskContract
{
    protected override bool OnServer => false;
}

public sealed class SharingDeskOnSqlServer : SharingDeskContract
{
    protected override bool OnServer => true;
}
