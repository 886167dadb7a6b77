using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Sharing;

public abstract class SharedObjectsContract : CaseContract
{
    private ISharedObjects Shelf => Room.The<ISharedObjects>();

    private ISharingDesk Desk => Room.The<ISharingDesk>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Room.PartnerAsync("Other Lab", People.Partner.Id);
    }

    [CaseFact]
    public async Task What_was_released_can_be_fetched_object_by_object_and_each_fetch_is_on_record()
    {
        Assert.Empty((await Shelf.FindAsync(People.Partner, new(), contents: true, default)).Value!.Objects);
        await ReleaseAsync("stix");

        var page = (await Shelf.FindAsync(People.Partner, new() { Types = ["indicator"] }, contents: true, default)).Value!;

        Assert.NotEmpty(page.Objects);
        Assert.Contains(page.Objects, one => Encoding.UTF8.GetString(one.Json.Span).Contains("198.51.100.7", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Objects, one => Encoding.UTF8.GetString(one.Json.Span).Contains(Account(1).Value, StringComparison.Ordinal));
        var entry = Assert.Single(await Room.AuditAsync(), e => e.Act == "objects.fetched");
        Assert.Equal(People.Partner.Id, entry.PersonId);
        Assert.Contains(page.Objects[0].Id, entry.Detail, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task To_name_objects_without_handing_them_out_leaves_no_entry()
    {
        await ReleaseAsync("stix");

        Assert.NotEmpty((await Shelf.FindAsync(People.Partner, new(), contents: false, default)).Value!.Objects);

        Assert.DoesNotContain(await Room.AuditAsync(), e => e.Act == "objects.fetched");
    }

    [CaseFact]
    public async Task What_is_taken_back_is_revoked_at_the_next_fetch()
    {
        var bundle = await ReleaseAsync("stix");
        var before = (await Shelf.FindAsync(People.Partner, new() { Types = ["indicator"] }, contents: true, default)).Value!.Objects;
        Room.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await Desk.RevokeAsync(People.Reviewer, bundle, default));

        var after = (await Shelf.FindAsync(People.Partner, new() { Types = ["indicator"], Versions = ObjectVersions.All }, contents: true, default)).Value!.Objects;
        Assert.Equal(before.Select(one => one.Id).Order(), after.Select(one => one.Id).Order());
        Assert.All(after, one => Assert.Contains("\"revoked\":true", Encoding.UTF8.GetString(one.Json.Span), StringComparison.Ordinal));
    }

    [CaseFact]
    public async Task A_partner_that_is_not_in_the_directory_or_suspended_or_whose_terms_were_narrowed_gets_nothing()
    {
        await ReleaseAsync("stix");
        async Task<int> SeenAsync(Person by) => (await Shelf.FindAsync(by, new(), contents: true, default)).Value!.Objects.Count;
        Assert.Equal(0, await SeenAsync(new("stranger", "A stranger", Role.Partner)));
        Assert.True(await SeenAsync(People.Partner) > 0);

        var directory = Room.The<IPartners>();
        var partner = (await directory.OfAsync(People.Partner.Id, default))!;
        Assert.Null(await directory.SuspendAsync(People.Manager, partner.Id, partner.Version, "A leak.", default));
        Assert.Equal(0, await SeenAsync(People.Partner));
        partner = (await directory.OfAsync(People.Partner.Id, default))!;
        Assert.Null(await directory.ResumeAsync(People.Manager, partner.Id, partner.Version, default));
        Assert.True(await SeenAsync(People.Partner) > 0);

        partner = (await directory.OfAsync(People.Partner.Id, default))!;
        var terms = new PartnerTerms(partner.Name, TrafficLight.Clear, partner.Kinds, partner.Fields, partner.Agreement, partner.AgreedUntil);
        Assert.Null(await directory.ChangeAsync(People.Manager, partner.Id, partner.Version, terms, default));
        Assert.Equal(0, await SeenAsync(People.Partner));
    }

    [CaseFact]
    public async Task Pages_of_many_at_once_are_each_in_the_ledger_and_the_chain_before_they_are_handed_out()
    {
        await ReleaseAsync("stix");
        var before = (await Room.AuditAsync()).Count;
        var pages = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            var page = (await Shelf.FindAsync(People.Partner, new(), contents: true, default)).Value!;
            return (page.Objects.Count, Stored: (await Room.The<IBundleLedger>().LoadAsync(People.Auditor, new(), 0, 1, default)).Total);
        }));

        Assert.All(pages, page => Assert.True(page is { Count: > 0, Stored: > 0 }));
        var entries = await Room.AuditAsync();
        Assert.Equal(100, entries.Skip(before).Count(e => e.Act == "objects.fetched"));
        Assert.Null(AuditChain.FirstBreak(entries));
        Assert.Equal(100, (await Room.The<IBundleLedger>().LoadAsync(People.Auditor, new(), 0, 1, default)).Total);
    }

    [CaseFact]
    public async Task A_page_whose_line_can_not_be_stored_is_not_handed_out_and_the_others_of_its_group_are()
    {
        var grouped = Room.The<Investigator.Casework.Audit.GroupedActs>();
        var acts = Room.The<Investigator.Casework.Audit.RecordedActs>();
        var before = (await Room.AuditAsync()).Count;
        var tries = Enumerable.Range(0, 40).Select(n => Try(grouped.WriteAsync(
            db => n % 10 == 3 ? throw new IOException("broken") : acts.RecordAsync(db, People.Partner, "objects.fetched", $"try:{n}", null, default), default))).ToList();
        var broken = await Task.WhenAll(tries);

        Assert.Equal([3, 13, 23, 33], broken.Index().Where(b => b.Item is not null).Select(b => b.Index));
        Assert.All(broken.OfType<Exception>(), b => Assert.Equal("broken", b.Message));
        var entries = await Room.AuditAsync();
        Assert.Equal(36, entries.Count - before);
        Assert.Null(AuditChain.FirstBreak(entries));

        static async Task<Exception?> Try(Task one)
        {
            try
            {
                await one;
                return null;
            }
            catch (IOException why)
            {
                return why;
            }
        }
    }

    [CaseFact]
    public async Task What_is_kept_between_requests_ends_with_the_next_act_of_anybody_and_not_with_a_line_of_a_ledger()
    {
        var reads = Room.The<Investigator.Casework.Audit.UnchangedReads>();
        var acts = Room.The<Investigator.Casework.Audit.RecordedActs>();
        var read = 0;
        Task<int> AskAsync() => reads.ReadAsync("a question", _ => Task.FromResult(++read), default);
        Assert.Equal((1, 1), (await AskAsync(), await AskAsync()));
        for (var line = 0; line < 3; line++) await Room.The<Investigator.Casework.Audit.GroupedActs>().WriteAsync(db => acts.RecordAsync(db, People.Partner, "objects.fetched", "try", null, default), default);
        Assert.Equal(1, await AskAsync());

        Assert.NotNull((await Room.The<IApiClients>().CreateAsync(People.Admin, "lab", ApiScope.Sharing, default)).Value);
        Assert.Equal((2, 2), (await AskAsync(), await AskAsync()));

        // Another process, which this one hears nothing of.
        await using (var other = Room.Db())
        await using (var turn = await Investigator.Casework.Data.WriteTurn.TakeAsync(other, default)) await turn.CommitAsync();
        await Room.The<Investigator.Casework.Audit.GroupedActs>().WriteAsync(db => acts.RecordAsync(db, People.Partner, "objects.fetched", "try", null, default), default);
        Assert.Equal((3, 3), (await AskAsync(), await AskAsync()));
    }

    [CaseFact]
    public async Task Only_bundles_in_STIX_become_objects()
    {
        await ReleaseAsync("csv");

        Assert.Empty((await Shelf.FindAsync(People.Partner, new(), contents: false, default)).Value!.Objects);
    }

    [CaseFact]
    public async Task Somebody_without_a_role_is_refused() =>
        Assert.Equal(Refusal.NotAllowed, (await Shelf.FindAsync(new("x", "X", Role.None), new(), contents: false, default)).Refusal);

    private async Task<Guid> ReleaseAsync(string format) =>
        (await Room.ReleaseAsync(BundleRequest.ForEveryone(await Room.ConfirmedCampaignAsync([.. Enumerable.Range(1, 8).Select(Account)]), format, TrafficLight.Green))).Id;
}

public sealed class SharedObjectsOnSqlite : SharedObjectsContract
{
    protected override bool OnServer => false;
}

public sealed class SharedObjectsOnSqlServer : SharedObjectsContract
{
    protected override bool OnServer => true;
}
