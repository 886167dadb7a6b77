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

    private static string N(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
