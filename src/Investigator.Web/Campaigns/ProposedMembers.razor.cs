using System.Globalization;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Campaigns;

/// <summary>Looks for accounts that may belong to a campaign, and adds them as candidates.</summary>
public sealed partial class ProposedMembers
{
    private IReadOnlyList<ProposedMember>? _found;
    private Guid? _of;
    private bool _looking;

    [Inject] private ICampaignDesk Desk { get; set; } = null!;

    [Inject] private ICampaignPools Findings { get; set; } = null!;

    [Inject] private IPoolQuestions Questions { get; set; } = null!;

    [Inject] private IEnumerable<ILaneStops> Stops { get; set; } = [];

    [Inject] private ISuggestions Suggestions { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CampaignId { get; set; }

    protected override void OnParametersSet()
    {
        if (_of == CampaignId) return;
        (_of, _found) = (CampaignId, null);
    }

    private async Task LookAsync()
    {
        _looking = true;
        try
        {
            var links = await Findings.LinksOutAsync(CampaignId, Leaving);
            var activity = await Questions.ActivityAsync([.. links.Select(l => l.Outside).Distinct()], Leaving);
            var stops = new List<DateTimeOffset>();
            foreach (var source in Stops) stops.AddRange((await source.OfAsync(CampaignId, [], Leaving)).Select(stop => stop.At));
            _found = ProposedMember.Of(links, activity, stops);
        }
        finally
        {
            _looking = false;
        }
    }

    private async Task AddAsync(IReadOnlyCollection<ProposedMember> some)
    {
        if (await Desk.AddAsync(await PersonAsync(), CampaignId, [.. some.Select(p => p.AccountId)], "linked", CancellationToken.None) is { } why)
        {
            Snackbar.Refused(why);
            return;
        }

        Snackbar.Done(Say("{0:N0} added as {1}.", some.Count, some.Count == 1 ? Say("a candidate") : Say("candidates")));
        _found = [.. _found!.Except(some)];
        News.CasesChanged.Raise();
    }

    private async Task LeaveOutAsync(ProposedMember one)
    {
        var account = VisibleText.Of(one.AccountId.Value, 80);
        var done = await Dialogs.ForReasonAsync(
            Say("Leave {0} out", account),
            Say("It becomes an innocent member: acts on the campaign never reach it, and it is not proposed again. You can judge it anew at any time."),
            Say("Leave out"),
            async reason => await Suggestions.LeaveOutAsync(await PersonAsync(), CampaignId, [one.AccountId], "linked", reason, CancellationToken.None));
        if (!done) return;
        Snackbar.Done(Say("Left out: {0}.", account));
        _found = [.. _found!.Where(p => p.AccountId != one.AccountId)];
        News.CasesChanged.Raise();
    }

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
