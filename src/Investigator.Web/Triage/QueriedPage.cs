using System.Globalization;
using Investigator.Domain.Triage.Queries;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Triage;

/// <summary>A page that is one list under a query; the query and the place in the list live in the address.</summary>
public abstract class QueriedPage : ConsolePage
{
    /// <summary>Rows on a page.</summary>
    protected const int Most = 50;

    private const int Last = 10_000_000;

    [Inject] private SealedQueries Seals { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Typed { get; set; }

    [SupplyParameterFromQuery(Name = "sealed")] public string? Sealed { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    protected abstract QueryFields Fields { get; }

    /// <summary>What the address asks, or why it can't be read.</summary>
    protected QueryReading Reading { get; private set; } = new(null, null);

    protected int Skip => int.TryParse(From, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? Math.Min(from, Last) : 0;

    protected override Task OnParametersSetAsync()
    {
        Reading = Seals.Read(Typed, Sealed, Fields);
        return Reading.Fault is null ? LoadAsync() : Task.CompletedTask;
    }

    protected abstract Task LoadAsync();

    protected void Ask(Query? query)
    {
        var (typed, seal) = Seals.Address(query);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = typed, ["sealed"] = seal, ["from"] = null }));
    }

    protected void Turn(int skip) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("from", skip == 0 ? null : skip.ToString(CultureInfo.InvariantCulture)));
}
