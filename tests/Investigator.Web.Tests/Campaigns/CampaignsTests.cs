using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Campaigns;

public sealed class CampaignsTests : ConsoleContext
{
    private readonly OneCampaign _desk = new();

    public CampaignsTests() => Services.AddSingleton<ICampaignDesk>(_desk).AddSingleton<ICampaignLists>(_desk);

    [Fact]
    public void Without_a_campaign_the_page_says_how_one_begins() =>
        Assert.Contains("No campaign yet", Render<Web.Campaigns.Campaigns>().Markup, StringComparison.Ordinal);

    [Fact]
    public void A_hostile_name_is_shown_as_text_and_the_total_is_honest()
    {
        _desk.Rows = new([new(Guid.Empty, Hostile, "Analyst 1", Noon, 1_200, 3, 0, 1)], 12_431);

        var page = Render<Web.Campaigns.Campaigns>();

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", page.Find("[data-testid=campaign-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1–1 of 12,431 campaigns", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaigns_are_asked_for_by_query_and_values_of_a_row_can_be_asked_for()
    {
        _desk.Rows = new([new(Guid.Empty, "Pool", Hostile, Noon, 1_200, 3, 0, 1)], 1);
        var page = Render<Web.Campaigns.Campaigns>();
        var terms = page.Find("[data-testid=campaign-row]").QuerySelectorAll("[data-term]");
        Assert.Equal(5, terms.Length);
        Assert.All(terms, cell => Assert.Null(Query.Read(cell.GetAttribute("data-term"), CampaignFields.All).Fault));

        _desk.Rows = new([], 0);
        page.Find("[data-testid=query]").Change("confirmed:>=100 merged:no");
        page.Find("[data-testid=query-form]").Submit();

        page.WaitForAssertion(() => Assert.Equal("confirmed:>=100 and merged:no", _desk.Asked?.Text));
        Assert.Equal("confirmed:>=100 and merged:no", page.WaitForElement("[data-testid=asked-nothing]").TextContent);
    }

    [Fact]
    public void Selected_members_are_judged_with_the_reason_and_the_version_seen()
    {
        var members = Members();
        members.FindAll("tbody input[type=checkbox]")[0].Change(true);
        members.Find("[data-testid=judge-Confirmed]").Click();
        Dialogs.Find("textarea").Input("Same card");
        Dialogs.Find("[data-testid=submit]").Click();

        Assert.Equal(("acc-1", MemberStatus.Confirmed, "Same card", 7L), _desk.Judged);
    }

    [Fact]
    public void A_refusal_is_said_in_words_and_the_dialog_stays()
    {
        _desk.Refusal = Refusal.ChangedMeanwhile;
        Members().Find("[data-testid=confirm-all]").Click();
        Dialogs.Find("[data-testid=submit]").Click();

        Assert.Contains(Refusal.ChangedMeanwhile.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manager_reads_members_but_is_not_offered_to_judge_them()
    {
        SignIn("manager-1", "Manager 1", Role.Manager);

        Assert.Empty(Members().FindAll("[data-testid=confirm-all]"));
    }

    private IRenderedComponent<CampaignMembers> Members() => Render<CampaignMembers>(p => p.Add(m => m.CampaignId, Guid.Empty).Add(m => m.Version, 7));

    private sealed class OneCampaign : ICampaignDesk, ICampaignLists
    {
        public Page<CampaignRow> Rows { get; set; } = new([], 0);

        public Refusal? Refusal { get; set; }

        public (string Account, MemberStatus Status, string? Reason, long Version) Judged { get; private set; }

        public Task<Page<CampaignRow>> LoadAsync(int skip, int take, CancellationToken ct) => Task.FromResult(Rows);

        public Query? Asked { get; private set; }

        public Task<Page<CampaignRow>> CampaignsAsync(Query? query, int skip, int take, CancellationToken ct)
        {
            Asked = query;
            return Task.FromResult(Rows);
        }

        public Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<ValueCount>>([]);

        public Task<Campaign?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult<Campaign?>(null);

        public Task<Page<CampaignMember>> MembersAsync(Guid id, MemberStatus? status, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<CampaignMember>(
            [CampaignMember.Of(new("acc-1"), MemberStatus.Candidate, Hostile, "cluster", 0.5, new("a", "Analyst 1", Role.Analyst), new FakeTimeProvider(Noon))], 1));

        public Task<IReadOnlyList<AccountId>> AccountsAsync(Guid id, MemberStatus? status, CancellationToken ct) => Task.FromResult<IReadOnlyList<AccountId>>([]);

        public Task<IReadOnlyList<MemberRevision>> HistoryAsync(Guid id, AccountId account, CancellationToken ct) => Task.FromResult<IReadOnlyList<MemberRevision>>([]);

        public Task<IReadOnlyList<CampaignMembership>> OfAccountAsync(AccountId account, CancellationToken ct) => Task.FromResult<IReadOnlyList<CampaignMembership>>([]);

        public Task<Done<CampaignRow>> StartAsync(Person by, string? name, string? description, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct) =>
            Task.FromResult<Done<CampaignRow>>(Domain.Audit.Refusal.NameMissing);

        public Task<Done<CampaignRow>> StartFromClusterAsync(Person by, string? name, string? description, Guid cluster, string? confirming, CancellationToken ct) =>
            Task.FromResult<Done<CampaignRow>>(Domain.Audit.Refusal.NameMissing);

        public Task<Refusal?> AddAsync(Person by, Guid id, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct) => Task.FromResult(Refusal);

        public Task<Refusal?> JudgeAsync(Person by, Guid id, long version, IReadOnlyCollection<AccountId>? accounts, MemberStatus status, string? reason, CancellationToken ct)
        {
            Judged = (accounts?.First().Value ?? "all", status, reason, version);
            return Task.FromResult(Refusal);
        }

        public Task<Refusal?> WriteAsync(Person by, Guid id, string? note, CancellationToken ct) => Task.FromResult(Refusal);

        public Task<Refusal?> RewriteAsync(Person by, Guid id, Guid note, string? text, CancellationToken ct) => Task.FromResult(Refusal);
    }
}
