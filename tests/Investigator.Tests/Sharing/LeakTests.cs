using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Sharing;

/// <summary>Tries to get a bundle that the gate closes, by every path and for every reason to close it.</summary>
public sealed class LeakTests
{
    private const string Secret = "198.51.100.7";

    /// <summary>What closes the gate after a release, each with what must be done.</summary>
    private static readonly Dictionary<GateAnswer, Func<CaseRoom, Partner, SharedBundleRow, Task>> s_closing = new()
    {
        [GateAnswer.NotAddressed] = async (room, lab, _) => Assert.Null(await room.The<IPartners>().DismissAsync(People.Manager, lab.Id, People.Partner.Id, default)),
        [GateAnswer.PartnerSuspended] = async (room, lab, _) => Assert.Null(await room.The<IPartners>().SuspendAsync(People.Manager, lab.Id, lab.Version, "A leak.", default)),
        [GateAnswer.AgreementEnded] = (room, lab, _) => ChangeAsync(room, lab, t => t with { AgreedUntil = room.Clock.GetUtcNow().AddSeconds(1) }),
        [GateAnswer.TakenBack] = async (room, _, row) => Assert.Null(await room.The<ISharingDesk>().RevokeAsync(People.Reviewer, row.Id, default)),
        [GateAnswer.Expired] = (room, _, _) =>
        {
            room.Clock.Advance(TimeSpan.FromDays(30));
            return Task.CompletedTask;
        },
        [GateAnswer.MarkingTooHigh] = (room, lab, _) => ChangeAsync(room, lab, t => t with { HighestMarking = TrafficLight.Clear }),
        [GateAnswer.KindNotAllowed] = (room, lab, _) => ChangeAsync(room, lab, t => t with { Kinds = [IndicatorKind.AccountHash] }),
        [GateAnswer.FieldNotAllowed] = (room, lab, _) => ChangeAsync(room, lab, t => t with { Fields = SharedFields.All & ~SharedFields.Counts }),
    };

    /// <summary>Each path to a partner: gives all that it hands out.</summary>
    private static readonly Dictionary<FetchPath, Func<CaseRoom, Person, SharedBundleRow, Partner, Task<string>>> s_paths = new()
    {
        [FetchPath.Page] = (room, by, row, _) => DownloadAsync(room, by, row, FetchPath.Page),
        [FetchPath.Api] = (room, by, row, _) => DownloadAsync(room, by, row, FetchPath.Api),
        [FetchPath.Taxii] = async (room, by, _, _) => string.Concat(
            (await room.The<ISharedObjects>().FindAsync(by, new() { Take = 1000, Versions = ObjectVersions.All }, contents: true, default)).Value?.Objects.Select(one => Encoding.UTF8.GetString(one.Json.Span)) ?? []),
        [FetchPath.File] = async (room, _, row, lab) =>
        {
            // The command line writes files for a partner from a preview of its own; a gone release closes only what was released.
            var request = new BundleRequest(row.CampaignId, "stix", row.Marking, Recipients.Only(lab.Id), TimeSpan.FromDays(30));
            return (await room.The<ISharingDesk>().PreviewAsync(People.Reviewer, request, default)).Value is { } preview ? Encoding.UTF8.GetString(preview.Content.Span) : "";
        },
    };

    public static IEnumerable<object[]> Every() => from path in Enum.GetValues<FetchPath>() from why in Enum.GetValues<GateAnswer>() where why is not GateAnswer.Open && Applies(path, why) select (object[])[path, why];

    [Theory, MemberData(nameof(Every))]
    public async Task Nothing_leaks_by_any_path_once_the_gate_is_closed(FetchPath path, GateAnswer why)
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        var lab = await room.PartnerAsync("Other Lab", People.Partner.Id);
        var row = await room.ReleaseAsync(BundleRequest.ForEveryone(await room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 8).Select(Account)]), "stix", TrafficLight.Green));
        lab = (await room.The<IPartners>().FindAsync(People.Manager, lab.Id, default))!;
        Assert.Contains(Secret, await s_paths[path](room, People.Partner, row, lab), StringComparison.Ordinal); // the path works

        await s_closing[why](room, lab, row);
        room.Clock.Advance(TimeSpan.FromSeconds(2));

        var handedOut = await s_paths[path](room, People.Partner, row, lab);
        var narrowed = path is FetchPath.File && why is GateAnswer.FieldNotAllowed; // made anew without the part
        if (narrowed) Assert.DoesNotContain("accounts of the campaign", handedOut, StringComparison.Ordinal);
        else Assert.DoesNotContain(Secret, handedOut, StringComparison.Ordinal);
        if (path is not FetchPath.File) Assert.Equal(why, await AskAsync(room, row));
    }

    [Fact]
    public void Every_path_and_every_reason_is_tried()
    {
        Assert.Equal(Enum.GetValues<FetchPath>(), s_paths.Keys.Order());
        Assert.Equal(Enum.GetValues<GateAnswer>().Where(a => a is not GateAnswer.Open), s_closing.Keys.Order());
    }

    [Fact]
    public async Task What_is_proposed_can_be_had_by_no_path()
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        await room.PartnerAsync("Other Lab", People.Partner.Id);
        var request = BundleRequest.ForEveryone(await room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 8).Select(Account)]), "stix", TrafficLight.Green);
        var preview = (await room.The<ISharingDesk>().PreviewAsync(People.Analyst, request, default)).Value!;
        var proposal = (await room.The<IReleaseDesk>().ProposeAsync(People.Analyst, request, preview.Sha256, "Consent.", "They asked.", default)).Value!;

        Assert.Equal(0, (await room.The<ISharingDesk>().LoadAsync(People.Partner, 0, 10, default)).Total);
        Assert.Equal(Refusal.NotFound, (await room.The<ISharingDesk>().DownloadAsync(People.Partner, proposal.Id, FetchPath.Api, default)).Refusal);
        Assert.Empty((await room.The<ISharedObjects>().FindAsync(People.Partner, new(), contents: true, default)).Value!.Objects);
        Assert.Equal(Refusal.NotAllowed, (await room.The<IReleaseDesk>().OpenAsync(People.Partner, proposal.Id, default)).Refusal);
        Assert.Null(await room.The<IReleaseDesk>().FindAsync(People.Partner, proposal.Id, default));
    }

    // A file is made anew for a partner in the directory: it knows of no release that ended, and of no sign-in.
    private static bool Applies(FetchPath path, GateAnswer why) => path is not FetchPath.File || why is not (GateAnswer.NotAddressed or GateAnswer.TakenBack or GateAnswer.Expired);

    private static async Task<GateAnswer> AskAsync(CaseRoom room, SharedBundleRow row)
    {
        await using var db = room.Db();
        var to = await room.The<IPartners>().OfAsync(People.Partner.Id, default);
        return ReleaseGate.Ask((await Investigator.Casework.Sharing.Releases.FindAsync(db, row.Id, default))!, to, room.Clock.GetUtcNow());
    }

    private static async Task<string> DownloadAsync(CaseRoom room, Person by, SharedBundleRow row, FetchPath path) =>
        (await room.The<ISharingDesk>().DownloadAsync(by, row.Id, path, default)).Value is { } bundle ? Encoding.UTF8.GetString(bundle.Content) : "";

    private static async Task ChangeAsync(CaseRoom room, Partner lab, Func<PartnerTerms, PartnerTerms> change) => Assert.Null(await room.The<IPartners>().ChangeAsync(
        People.Manager, lab.Id, lab.Version, change(new(lab.Name, lab.HighestMarking, lab.Kinds, lab.Fields, lab.Agreement, lab.AgreedUntil)), default));
}
