using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Campaigns;

/// <summary>A campaign's members by status, and the judging of them. The selection survives paging and acts.</summary>
public sealed partial class CampaignMembers
{
    private const int Most = 25;

    private static readonly (string Label, MemberStatus? Status)[] Choices =
        [(Say("All"), null), (Say("Candidates"), MemberStatus.Candidate), (Say("Confirmed"), MemberStatus.Confirmed), (Say("Innocent"), MemberStatus.Innocent)];

    private readonly HashSet<AccountId> _chosen = [];
    private readonly Dictionary<AccountId, IReadOnlyList<MemberRevision>> _history = [];
    private Page<CampaignMember>? _page;
    private bool _works;

    [Inject] private ICampaignDesk Desk { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    /// <summary>The version the person looks at: a change by another refuses the act.</summary>
    [Parameter, EditorRequired] public long Version { get; set; }

    [Parameter] public MemberStatus? Status { get; set; }

    [Parameter] public int Skip { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _works = (await PersonAsync()).Works;
        _history.Clear();
        _page = await Desk.MembersAsync(CampaignId, Status, Skip, Most, Leaving);
    }

    private void Show(MemberStatus? status, int skip) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["status"] = status is { } one ? CampaignWords.Of(one) : null, ["from"] = skip == 0 ? null : skip }));

    private void Choose(AccountId account, bool chosen) => _ = chosen ? _chosen.Add(account) : _chosen.Remove(account);

    private void ChoosePage(ChangeEventArgs e)
    {
        foreach (var member in _page!.Rows) Choose(member.AccountId, e.Value is true);
    }

    private async Task HistoryAsync(AccountId account)
    {
        if (_history.Remove(account)) return;
        _history[account] = await Desk.HistoryAsync(CampaignId, account, Leaving);
    }

    private Task JudgeChosenAsync(MemberStatus status)
    {
        var accounts = _chosen.ToArray();
        return JudgeAsync(accounts, status, Say("{0:N0} selected {1}", accounts.Length, accounts.Length == 1 ? Say("member") : Say("members")));
    }

    private Task JudgeAllAsync(MemberStatus status) => JudgeAsync(null, status, Say("every member that is a candidate now"));

    private async Task ByRuleAsync()
    {
        var dialog = await Dialogs.ShowAsync<SuggestionRuleDialog>(Say("Judge by rule"), new DialogParameters<SuggestionRuleDialog> { { d => d.Campaign, CampaignId } });
        if (await dialog.Result is not { Canceled: false, Data: SuggestionRule rule }) return;
        Snackbar.Done(rule.GoesOn ? Say("{0:N0} judged; later suggestions follow the rule.", rule.Judged) : Say("{0:N0} judged by the rule.", rule.Judged));
        News.CasesChanged.Raise();
        _page = await Desk.MembersAsync(CampaignId, Status, Skip, Most, Leaving);
    }

    private async Task SplitAsync()
    {
        var dialog = await Dialogs.ShowAsync<SplitDialog>(Say("Split"), new DialogParameters<SplitDialog> { { d => d.Campaign, CampaignId }, { d => d.Version, Version }, { d => d.Accounts, _chosen.ToList() } });
        if (await dialog.Result is { Canceled: false, Data: Guid made }) Navigation.NavigateTo(Paths.Campaign(made));
    }

    private async Task JudgeAsync(IReadOnlyCollection<AccountId>? accounts, MemberStatus status, string whom)
    {
        var done = await Dialogs.ForReasonAsync(
            $"{CampaignWords.Act(status)}: {whom}",
            Say("This applies to {0}. {1} You can judge them anew at any time; each judgement and its reason is kept in the audit.", whom, CampaignWords.Effect(status)),
            CampaignWords.Act(status),
            // Not cancelled when the person leaves: an act that was asked for is carried through.
            async reason => await Desk.JudgeAsync(await PersonAsync(), CampaignId, Version, accounts, status, reason, CancellationToken.None));
        if (!done) return;
        Snackbar.Done(Say("Now {0}: {1}.", CampaignWords.Of(status), whom));
        News.CasesChanged.Raise();
        _page = await Desk.MembersAsync(CampaignId, Status, Skip, Most, Leaving);
    }
}
