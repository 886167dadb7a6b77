using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Usage;
using Investigator.Web.Sharing.Matching;
using Investigator.Web.Tests.Campaigns;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing.Matching;

/// <summary>What people see and do on the page of blind matching.</summary>
public sealed class MatchingPageTests : ConsoleContext
{
    private readonly Desk _desk = new();
    private readonly PartnersInMemory _partners = new();

    public MatchingPageTests()
    {
        Services.AddSingleton<IMatching>(_desk).AddSingleton<IPartners>(_partners).AddSingleton<ICampaignDesk>(new CaseInMemory("Pool 1", Noon));
        SignIn("reviewer-1", "Reviewer 1", Role.Reviewer);
    }

    [Fact]
    public void Without_a_pact_it_says_what_one_is()
    {
        _partners.Add("Lab B");
        var page = Render<MatchingPage>();
        page.WaitForAssertion(() => Assert.Contains("No pact yet", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=ask]"));
        page.Find("[data-testid=pact-partner]").Change(_partners.All[0].Id.ToString());
        page.Find("[data-testid=make-pact]").Click();
        page.WaitForAssertion(() => Assert.Contains("waits for their key", page.Find("[data-testid=pact]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void While_it_loads_it_says_so()
    {
        _desk.Loads = new TaskCompletionSource();
        Assert.NotNull(Render<MatchingPage>().Find("[data-testid=loading]"));
    }

    [Fact]
    public void An_analyst_sees_rounds_and_lets_nothing_leave()
    {
        SignIn("analyst-1", "Analyst 1", Role.Analyst);
        _desk.Pacts.Add(Pact(confirmed: true));
        _desk.Rounds.Add(Round(MatchRoundState.Waiting) with { PartnerName = "<b>Lab</b>" });
        var page = Render<MatchingPage>();
        page.WaitForAssertion(() => Assert.Contains("waits for a second person", page.Find("[data-testid=round-row]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=let-leave], [data-testid=end-pact], [data-testid=make-pact], td b"));
        Assert.NotEmpty(page.FindAll("[data-testid=ask]"));
    }

    [Fact]
    public void It_leaves_after_somebody_looked_at_it_a_refusal_is_told_and_a_file_is_offered_then()
    {
        _desk.Pacts.Add(Pact(confirmed: true));
        _desk.Rounds.Add(Round(MatchRoundState.Waiting));
        var page = Render<MatchingPage>();
        page.WaitForElement("[data-testid=open-round]");
        Assert.Empty(page.FindAll("[data-testid=let-leave]")); // first one looks
        page.Find("[data-testid=open-round]").Click();
        Assert.Contains("12 values: cards", page.WaitForElement("[data-testid=would-leave]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Reviewer 1", page.Find("[data-testid=would-leave]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=let-leave]").Click();
        Messages.WaitForAssertion(() => Assert.Contains("One person alone may not do this", Messages.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=match-file]"));
        _desk.Rounds[0] = Round(MatchRoundState.Approved) with { DecidedBy = "Manager 1" };
        page = Render<MatchingPage>();
        page.WaitForAssertion(() => Assert.StartsWith("/api/console/matching/", page.Find("[data-testid=match-file]").GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_none_or_too_large_is_told()
    {
        _desk.Pacts.Add(Pact(confirmed: true));
        var page = Render<MatchingPage>();
        page.WaitForElement("[data-testid=take-file]");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("nonsense", "answer.ndjson"));
        Messages.WaitForAssertion(() => Assert.Contains("no question or answer of a partner", Messages.Markup, StringComparison.Ordinal));
        Assert.Equal(8, _desk.TakenIn);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[MatchFile.LargestBytes + 1], "answer.ndjson"));
        Messages.WaitForAssertion(() => Assert.Contains("no question or answer of a partner", Messages.Markup, StringComparison.Ordinal));
        Assert.Equal(8, _desk.TakenIn);
    }

    private static MatchPactRow Pact(bool confirmed) =>
        new(Guid.NewGuid(), Guid.NewGuid(), "Lab B", "MFkw", "0000 1111", "Reviewer 1", Noon, confirmed ? "Manager 1" : null, confirmed ? Noon : null, null);

    private static MatchRoundRow Round(MatchRoundState state) =>
        new(Guid.NewGuid(), Guid.NewGuid(), "Lab B", true, null, [MatchKind.Card], 12, state, 0, "One pool?", "Analyst 1", Noon, null, null, 1);

    private sealed class Desk : IMatching
    {
        public List<MatchPactRow> Pacts { get; } = [];

        public List<MatchRoundRow> Rounds { get; } = [];

        public TaskCompletionSource? Loads { get; set; }

        public int TakenIn { get; private set; }

        public async Task<IReadOnlyList<MatchPactRow>> PactsAsync(Person by, CancellationToken ct)
        {
            if (Loads is not null) await Loads.Task;
            return Pacts;
        }

        public Task<Done<MatchPactRow>> MakePactAsync(Person by, Guid partner, CancellationToken ct)
        {
            Pacts.Add(Pact(confirmed: false) with { PartnerId = partner, Number = null });
            return Task.FromResult<Done<MatchPactRow>>(Pacts[^1]);
        }

        public Task<Refusal?> EnterKeyAsync(Person by, Guid pact, string theirPublicKey, CancellationToken ct) => Task.FromResult<Refusal?>(null);

        public Task<Refusal?> ConfirmPactAsync(Person by, Guid pact, CancellationToken ct) => Task.FromResult<Refusal?>(null);

        public Task<Refusal?> EndPactAsync(Person by, Guid pact, CancellationToken ct) => Task.FromResult<Refusal?>(null);

        public Task<Done<MatchRoundRow>> AskAsync(Person by, Guid pact, Guid campaign, IReadOnlyList<MatchKind> kinds, string reason, CancellationToken ct) => Task.FromResult<Done<MatchRoundRow>>(Refusal.NobodyToActOn);

        public Task<Done<MatchRoundRow>> TakeInAsync(Person by, ReadOnlyMemory<byte> file, string reason, CancellationToken ct)
        {
            TakenIn = file.Length;
            return Task.FromResult<Done<MatchRoundRow>>(Refusal.MatchFileWrong);
        }

        public Task<Refusal?> DecideAsync(Person by, Guid round, long version, bool leaves, CancellationToken ct) => Task.FromResult<Refusal?>(Refusal.NeedsSecondPerson);

        public Task<Page<MatchRoundRow>> RoundsAsync(Person by, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<MatchRoundRow>([.. Rounds], Rounds.Count));

        public Task<Done<MatchRound>> OpenAsync(Person by, Guid round, CancellationToken ct)
        {
            var pact = MatchPact.Make(Guid.NewGuid(), Guid.NewGuid(), "Lab B", "public", "protected", by, TimeProvider.System);
            var opened = MatchRound.Ask(round, pact, Guid.NewGuid(), [MatchKind.Card], 12, [1], "One pool?", new("analyst-1", "Analyst 1", Role.Analyst), TimeProvider.System);
            opened.Opened(by, TimeProvider.System);
            return Task.FromResult<Done<MatchRound>>(opened);
        }

        public Task<Done<MatchRound>> FileAsync(Person by, Guid round, CancellationToken ct) => Task.FromResult<Done<MatchRound>>(Refusal.NotFound);
    }
}
