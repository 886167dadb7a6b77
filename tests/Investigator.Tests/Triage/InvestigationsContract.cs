using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;

namespace Investigator.Tests.Triage;

public abstract class InvestigationsContract : CaseContract
{
    private static readonly SavedPicture s_picture = new()
    {
        Nodes = [new("account:acc-1", 1.5, -2), new("payment:card-9", 0, 0), new("account:<b>\u202E", 3, 4)],
        Brought = [new(1, [2])],
        Opened = [1],
        Hidden = [2],
        Pinned = [0],
        Selected = [0],
        KindsOff = ["device"],
        From = 1_700_000_000_000,
        To = 1_700_000_100_000,
        Next = 300,
        TotalNodes = 12_431,
        TotalEdges = 50_211,
    };

    private IInvestigations Kept => Room.The<IInvestigations>();

    [CaseFact]
    public async Task A_picture_comes_back_as_it_was_kept_and_is_its_owners_until_it_is_shared()
    {
        var mine = await KeepAsync(People.Analyst, "Card 9");

        var found = (await Kept.FindAsync(People.Analyst, mine.Id, default))!;
        Assert.Equal(("Card 9", "account:acc-1", 3, false), (found.Name, found.Start, found.Nodes, found.Shared));
        Assert.Equal(s_picture.Nodes, found.Picture.Nodes);
        Assert.Equal([1, 2, 0, 0], (int[])[.. found.Picture.Opened, .. found.Picture.Hidden, .. found.Picture.Pinned, .. found.Picture.Selected]);
        Assert.Equal((1, 2), (found.Picture.Brought[0].By, found.Picture.Brought[0].Nodes[0]));
        Assert.Equal((1_700_000_000_000d, 1_700_000_100_000d, 300, 12_431L), (found.Picture.From, found.Picture.To, found.Picture.Next, found.Picture.TotalNodes));
        Assert.Null(found.Picture.Only);

        Assert.Null(await Kept.FindAsync(People.OtherAnalyst, mine.Id, default));
        Assert.Null(await Kept.AboutAsync(People.OtherAnalyst, mine.Id, default));
        Assert.Empty((await Kept.LoadAsync(People.OtherAnalyst, 0, 9, default)).Rows);
        Assert.Equal(Refusal.NotFound, await Kept.ShareAsync(People.OtherAnalyst, mine.Id, mine.Version, true, default));

        Assert.Null(await Kept.ShareAsync(People.Analyst, mine.Id, mine.Version, true, default));

        var seen = Assert.Single((await Kept.LoadAsync(People.OtherAnalyst, 0, 9, default)).Rows);
        Assert.Equal(("Card 9", "Analyst 1", 3, true), (seen.Name, seen.OwnerName, seen.Nodes, seen.Shared));
        Assert.NotNull(await Kept.FindAsync(People.OtherAnalyst, mine.Id, default));
        Assert.Null(await Kept.FindAsync(People.Partner, mine.Id, default));
        Assert.Null(await Kept.AboutAsync(People.Auditor, mine.Id, default));
    }

    [CaseFact]
    public async Task Of_two_saves_of_the_same_version_the_second_is_told_and_overwrites_nothing()
    {
        var mine = await KeepAsync(People.Analyst, "Card 9");

        var first = await Kept.SaveAsync(People.Analyst, mine.Id, mine.Version, Draft("Card 9") with { Picture = s_picture with { Hidden = [] } }, default);
        var second = await Kept.SaveAsync(People.Analyst, mine.Id, mine.Version, Draft("Card 9") with { Picture = s_picture with { Hidden = [0, 1] } }, default);

        Assert.Equal(Refusal.ChangedMeanwhile, second.Refusal);
        Assert.Empty((await Kept.FindAsync(People.Analyst, mine.Id, default))!.Picture.Hidden);
        Assert.NotEqual(mine.Version, first.Value!.Version);
        Assert.Equal(Refusal.ChangedMeanwhile, await Kept.RenameAsync(People.Analyst, mine.Id, mine.Version, "Other", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Kept.RemoveAsync(People.Analyst, mine.Id, mine.Version, default));
        Assert.Null(await Kept.RenameAsync(People.Analyst, mine.Id, first.Value.Version, "Other", default));
    }

    [CaseFact]
    public async Task Others_open_a_shared_one_but_only_its_owner_changes_renames_or_removes_it()
    {
        var mine = await KeepAsync(People.Analyst, "Card 9", shared: true);

        Assert.Equal(Refusal.NotAllowed, (await Kept.SaveAsync(People.OtherAnalyst, mine.Id, mine.Version, Draft("Mine now"), default)).Refusal);
        Assert.Equal(Refusal.NotAllowed, await Kept.RenameAsync(People.OtherAnalyst, mine.Id, mine.Version, "Mine now", default));
        Assert.Equal(Refusal.NotAllowed, await Kept.RemoveAsync(People.OtherAnalyst, mine.Id, mine.Version, default));
        Assert.Equal(Refusal.NotAllowed, await Kept.ShareAsync(People.OtherAnalyst, mine.Id, mine.Version, false, default));

        Assert.Null(await Kept.ShareAsync(People.Reviewer, mine.Id, mine.Version, false, default));
        Assert.Null(await Kept.FindAsync(People.Reviewer, mine.Id, default));
        var own = await KeepAsync(People.OtherAnalyst, "Card 9");
        Assert.Null(await Kept.RemoveAsync(People.OtherAnalyst, own.Id, own.Version, default));
        Assert.Equal(Refusal.NotFound, await Kept.RemoveAsync(People.OtherAnalyst, own.Id, own.Version, default));
    }

    [CaseFact]
    public async Task A_name_is_needed_and_ones_own_but_once_and_there_is_a_most()
    {
        var one = await KeepAsync(People.Analyst, "Card 9");
        var other = await KeepAsync(People.Analyst, "Card 10");

        Assert.Equal(Refusal.NameTaken, (await Kept.KeepAsync(People.Analyst, Draft(" Card 9 "), default)).Refusal);
        Assert.Equal(Refusal.NameTaken, await Kept.RenameAsync(People.Analyst, other.Id, other.Version, "Card 9", default));
        Assert.Equal(Refusal.NameMissing, (await Kept.KeepAsync(People.Analyst, Draft("  "), default)).Refusal);
        Assert.Equal(Refusal.TooLong, await Kept.RenameAsync(People.Analyst, one.Id, one.Version, new('n', 81), default));
        for (var i = 2; i < Investigation.Most; i++) await KeepAsync(People.Analyst, $"picture {i}");
        Assert.Equal(Refusal.TooManyInvestigations, (await Kept.KeepAsync(People.Analyst, Draft("one more"), default)).Refusal);
        Assert.Equal((100, 25), ((int)(await Kept.LoadAsync(People.Analyst, 0, 25, default)).Total, (await Kept.LoadAsync(People.Analyst, 25, 25, default)).Rows.Count));
    }

    [CaseFact]
    public async Task They_are_found_by_a_part_of_the_name_whatever_its_case_and_signs_of_patterns_are_letters()
    {
        await KeepAsync(People.Analyst, "Ünder card %9_");
        await KeepAsync(People.OtherAnalyst, "Card 9 of others");

        Assert.Equal("Ünder card %9_", Assert.Single(await Kept.NamedAsync(People.Analyst, "ÜNDER", 5, default)).Name);
        Assert.Single(await Kept.NamedAsync(People.Analyst, "%9_", 5, default));
        Assert.Empty(await Kept.NamedAsync(People.Analyst, "%_%", 5, default));
        Assert.Empty(await Kept.NamedAsync(People.Analyst, "of others", 5, default));
        Assert.Empty(await Kept.NamedAsync(People.Partner, "card", 5, default));
    }

    [CaseFact]
    public async Task Every_act_is_in_the_audit()
    {
        var mine = await KeepAsync(People.Analyst, "Card 9");
        var saved = (await Kept.SaveAsync(People.Analyst, mine.Id, mine.Version, Draft("Card 9"), default)).Value!;
        Assert.Null(await Kept.RenameAsync(People.Analyst, mine.Id, saved.Version, "Card 9 again", default));
        Assert.Null(await Kept.ShareAsync(People.Analyst, mine.Id, saved.Version + 1, true, default));
        Assert.Null(await Kept.ShareAsync(People.Analyst, mine.Id, saved.Version + 2, false, default));
        Assert.Null(await Kept.RemoveAsync(People.Analyst, mine.Id, saved.Version + 3, default));

        await using var db = Room.Db();
        var acts = db.Set<AuditEntry>().Where(e => e.Subject == $"investigation:{mine.Id:D}").OrderBy(e => e.Sequence).Select(e => e.Act).ToList();
        Assert.Equal(["investigation.saved", "investigation.saved", "investigation.renamed", "investigation.shared", "investigation.unshared", "investigation.removed"], acts);
    }

    private static InvestigationDraft Draft(string name, bool shared = false) => new(name, shared, "account:acc-1", s_picture);

    private async Task<Investigation> KeepAsync(Person by, string name, bool shared = false) => (await Kept.KeepAsync(by, Draft(name, shared), default)).Value!;
}

public sealed class InvestigationsOnSqlite : InvestigationsContract
{
    protected override bool OnServer => false;
}

public sealed class InvestigationsOnSqlServer : InvestigationsContract
{
    protected override bool OnServer => true;
}
