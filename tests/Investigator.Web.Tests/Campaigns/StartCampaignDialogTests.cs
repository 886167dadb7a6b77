using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>A campaign from a cluster: its name is offered, its members are confirmed with a reason or wait.</summary>
public sealed class StartCampaignDialogTests : ConsoleContext
{
    private static readonly Guid Cluster = Guid.Parse("5eb84f79-0000-4000-8000-000000000001");
    private readonly StartedCampaign _desk = new();

    public StartCampaignDialogTests() => Services.AddSingleton<ICampaignDesk>(_desk);

    [Fact]
    public void Without_a_reason_the_members_wait_for_a_judgement()
    {
        var dialog = Open();
        Dialogs.Find("[data-testid=submit]").Click();

        Dialogs.WaitForAssertion(() => Assert.True(dialog.Result.IsCompleted));
        Assert.Equal("Pool 5eb84f79", _desk.Name);
        Assert.Null(_desk.Reason);
        Assert.False(Next.Take(NextAct.Freeze, StartedCampaign.Id, out _));
    }

    [Fact]
    public void With_a_reason_they_are_confirmed_in_the_same_act()
    {
        var dialog = Open();
        Dialogs.Find("textarea").Input("One card");
        Dialogs.Find("[data-testid=submit]").Click();

        Dialogs.WaitForAssertion(() => Assert.True(dialog.Result.IsCompleted));
        Assert.Equal("One card", _desk.Reason);
        Assert.False(Next.Take(NextAct.Freeze, StartedCampaign.Id, out _));
    }

    [Fact]
    public void To_go_on_to_a_freeze_the_reason_is_needed_and_nothing_is_made_without()
    {
        Open();
        Dialogs.Find("[data-testid=submit-next]").Click();

        Assert.Contains("Say why all of them belong together first", Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Null(_desk.Name);
    }

    [Fact]
    public void Going_on_asks_for_the_freeze_of_the_campaign_that_was_made()
    {
        var dialog = Open();
        Dialogs.Find("textarea").Input("One card");
        Dialogs.Find("[data-testid=submit-next]").Click();

        Dialogs.WaitForAssertion(() => Assert.True(dialog.Result.IsCompleted));
        Assert.True(Next.Take(NextAct.Freeze, StartedCampaign.Id, out _));
    }

    [Fact]
    public void What_is_refused_makes_nothing_says_why_and_goes_no_further()
    {
        _desk.Refusal = Refusal.TooLong;
        var dialog = Open();
        Dialogs.Find("textarea").Input("One card");
        Dialogs.Find("[data-testid=submit-next]").Click();

        Dialogs.WaitForAssertion(() => Assert.Contains(Refusal.TooLong.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        Assert.False(dialog.Result.IsCompleted);
        Assert.False(Next.Take(NextAct.Freeze, StartedCampaign.Id, out _));
    }

    private NextAct Next => Services.GetRequiredService<NextAct>();

    private IDialogReference Open()
    {
        IDialogReference? opened = null;
        Dialogs.InvokeAsync(async () => opened = await Services.GetRequiredService<IDialogService>().ShowAsync<StartCampaignDialog>("Campaign", new DialogParameters<StartCampaignDialog> { { d => d.Cluster, Cluster } })).GetAwaiter().GetResult();
        Dialogs.WaitForElement("[data-testid=start-campaign-dialog]");
        return opened!;
    }

    private sealed class StartedCampaign : ICampaignDesk
    {
        public static readonly Guid Id = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000012");

        public string? Name { get; private set; }

        public string? Reason { get; private set; }

        public Refusal? Refusal { get; set; }

        public Task<Page<CampaignRow>> LoadAsync(int skip, int take, CancellationToken ct) => Task.FromResult(new Page<CampaignRow>([], 0));

        public Task<Done<CampaignRow>> StartFromClusterAsync(Person by, string? name, string? description, Guid cluster, string? confirming, CancellationToken ct)
        {
            (Name, Reason) = (name, confirming);
            return Task.FromResult<Done<CampaignRow>>(Refusal is { } no ? no : new CampaignRow(Id, name ?? "", by.Name, Noon, 3, 0, 0, 7));
        }

        public Task<Refusal?> JudgeAsync(Person by, Guid id, long version, IReadOnlyCollection<AccountId>? accounts, MemberStatus status, string? reason, CancellationToken ct) => throw new NotSupportedException();

        public Task<Campaign?> FindAsync(Guid id, CancellationToken ct) => throw new NotSupportedException();

        public Task<Page<CampaignMember>> MembersAsync(Guid id, MemberStatus? status, int skip, int take, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<AccountId>> AccountsAsync(Guid id, MemberStatus? status, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<MemberRevision>> HistoryAsync(Guid id, AccountId account, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<CampaignMembership>> OfAccountAsync(AccountId account, CancellationToken ct) => throw new NotSupportedException();

        public Task<Done<CampaignRow>> StartAsync(Person by, string? name, string? description, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct) => throw new NotSupportedException();

        public Task<Refusal?> AddAsync(Person by, Guid id, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct) => throw new NotSupportedException();

        public Task<Refusal?> WriteAsync(Person by, Guid id, string? note, CancellationToken ct) => throw new NotSupportedException();

        public Task<Refusal?> RewriteAsync(Person by, Guid id, Guid note, string? text, CancellationToken ct) => throw new NotSupportedException();
    }
}
