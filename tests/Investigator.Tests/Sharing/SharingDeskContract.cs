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

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Room.PartnerAsync("Other Lab", People.Partner.Id);
    }

    [CaseFact]
    public async Task What_was_previewed_is_what_leaves_byte_for_byte()
    {
        var id = await PoolAsync();
        var preview = (await Desk.PreviewAsync(People.Analyst, id, "stix", TrafficLight.Amber, default)).Value!;
        Room.Clock.Advance(TimeSpan.FromMinutes(20));

        var row = (await Desk.ReleaseAsync(People.Reviewer, id, "stix", TrafficLight.Amber, preview.Sha256, default)).Value!;
        var bundle = (await Desk.DownloadAsync(People.Partner, row.Id, default)).Value!;

        Assert.Equal(preview.Content.ToArray(), bundle.Content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bundle.Content)), bundle.ContentHash);
        Assert.Equal((preview.SizeBytes, "Pool 1", TrafficLight.Amber), (row.Bytes, row.CampaignName, row.Marking));
        Assert.DoesNotContain(Account(1).Value, Encoding.UTF8.GetString(bundle.Content), StringComparison.Ordinal);
        Assert.DoesNotContain("card-9", Encoding.UTF8.GetString(bundle.Content), StringComparison.Ordinal);
        Assert.Contains("198.51.100.7", Encoding.UTF8.GetString(bundle.Content), StringComparison.Ordinal);
        Assert.Equal(["bundle.previewed", "bundle.released", "bundle.downloaded"], (await Room.AuditAsync()).Select(e => e.Act).Where(a => a.StartsWith("bundle", StringComparison.Ordinal)));
    }

    [CaseFact]
    public async Task Other_bytes_than_the_previewed_ones_do_not_leave()
    {
        var id = await PoolAsync();
        var preview = (await Desk.PreviewAsync(People.Reviewer, id, "csv", TrafficLight.Green, default)).Value!;
        var version = (await Room.The<ICampaignDesk>().FindAsync(id, default))!.Version;
        Assert.Null(await Room.The<ICampaignDesk>().JudgeAsync(People.Analyst, id, version, [Account(1)], MemberStatus.Innocent, "A school.", default));

        Assert.Equal(Refusal.ChangedMeanwhile, (await Desk.ReleaseAsync(People.Reviewer, id, "csv", TrafficLight.Green, preview.Sha256, default)).Refusal);
        Assert.Equal(0, (await Desk.LoadAsync(People.Reviewer, 0, 10, default)).Total);
    }

    [CaseFact]
    public async Task A_partner_sees_what_stands_and_not_what_was_taken_back()
    {
        var id = await PoolAsync();
        var preview = (await Desk.PreviewAsync(People.Reviewer, id, "stix", TrafficLight.Green, default)).Value!;
        var row = (await Desk.ReleaseAsync(People.Manager, id, "stix", TrafficLight.Green, preview.Sha256, default)).Value!;
        Assert.Equal(1, (await Desk.LoadAsync(People.Partner, 0, 10, default)).Total);

        Assert.Null(await Desk.RevokeAsync(People.Reviewer, row.Id, default));

        Assert.Equal(0, (await Desk.LoadAsync(People.Partner, 0, 10, default)).Total);
        Assert.Equal(Refusal.NotFound, (await Desk.DownloadAsync(People.Partner, row.Id, default)).Refusal);
        Assert.NotNull(Assert.Single((await Desk.LoadAsync(People.Analyst, 0, 10, default)).Rows).RevokedAt);
        Assert.Equal(Refusal.AlreadyDecided, await Desk.RevokeAsync(People.Reviewer, row.Id, default));
    }

    [CaseFact]
    public async Task A_campaign_of_too_few_confirmed_members_does_not_leave()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);

        Assert.Equal(Refusal.NobodyToActOn, (await Desk.PreviewAsync(People.Reviewer, id, "stix", TrafficLight.Green, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Desk.PreviewAsync(People.Reviewer, id, "no-such-format", TrafficLight.Green, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Desk.PreviewAsync(People.Reviewer, Guid.NewGuid(), "stix", TrafficLight.Green, default)).Refusal);
    }

    [CaseFact]
    public async Task The_sharing_key_is_made_once_and_kept()
    {
        var id = await PoolAsync();
        var first = (await Desk.PreviewAsync(People.Reviewer, id, "stix", TrafficLight.Green, default)).Value!.Bundle.SharingKeyId;
        var second = (await Desk.PreviewAsync(People.Reviewer, id, "stix", TrafficLight.Green, default)).Value!.Bundle.SharingKeyId;

        Assert.NotNull(first);
        Assert.Equal(first, second);
        Assert.Single(await Room.AuditAsync(), e => e.Act == "sharing-key.made");
    }

    private Task<Guid> PoolAsync() => Room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 8).Select(Account)]);
}

public sealed class SharingDeskOnSqlite : SharingDeskContract
{
    protected override bool OnServer => false;
}

public sealed class SharingDeskOnSqlServer : SharingDeskContract
{
    protected override bool OnServer => true;
}
