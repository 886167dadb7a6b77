using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Triage;

/// <summary>A page that is one list under a query; the query, or the saved view that holds it, and the place in the list live in the address.</summary>
public abstract class QueriedPage : ConsolePage
{
    /// <summary>Rows on a page.</summary>
    protected const int Most = 50;

    private const int Last = 10_000_000;
    private bool _hasDefault;

    [Inject] private QueryAddresses Addresses { get; set; } = null!;

    [Inject] private ISavedViews Views { get; set; } = null!;

    [Inject] private IQueryHistory History { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Typed { get; set; }

    [SupplyParameterFromQuery(Name = "kept")] public string? Kept { get; set; }

    /// <summary>What links of an earlier version hold: nothing opens it any more, and the page says so.</summary>
    [SupplyParameterFromQuery(Name = "sealed")] public string? Sealed { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    /// <summary>Which list it is.</summary>
    protected internal abstract QueriedList List { get; }

    protected internal QueryFields Fields => FieldsOf(List);

    /// <summary>What the address asks, or why it can't be read.</summary>
    protected internal QueryReading Reading { get; private set; } = new(null, null);

    /// <summary>The view that is shown.</summary>
    protected internal SavedView? Opened { get; private set; }

    /// <summary>The address names a view that is not there for this person.</summary>
    protected internal bool Gone { get; private set; }

    /// <summary>The query as it stands, for the bar to show when it can't be read.</summary>
    protected internal string? Unread => Opened?.Query ?? Typed;

    /// <summary>The list under no query and no view.</summary>
    protected string Everything => $"{Path}?view={SavedViewRow.None}";

    /// <summary>Where the list is.</summary>
    protected internal string Path => new Uri(Navigation.Uri).AbsolutePath;

    protected int Skip => int.TryParse(From, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? Math.Min(from, Last) : 0;

    /// <summary>What the list can be asked by.</summary>
    internal static QueryFields FieldsOf(QueriedList list) => list switch
    {
        QueriedList.Queue => QueueFields.All,
        QueriedList.Accounts => AccountFields.All,
        QueriedList.Clusters => ClusterFields.All,
        QueriedList.Hits => HitFields.All,
        QueriedList.Sessions => SessionFields.All,
        QueriedList.Keys => KeyFields.All,
        QueriedList.Events => EventFields.All,
        QueriedList.Campaigns => CampaignFields.All,
    };

    protected override async Task OnParametersSetAsync()
    {
        var asked = Navigation.Uri;
        var person = await PersonAsync();
        var opened = await SavedViewAddress.OpenAsync(Views, person, List, View, asked, Leaving);
        var reading = opened.View is { } view ? Query.Read(view.Query, Fields) : await Addresses.ReadAsync(person, new(Typed, Kept ?? Sealed), Fields, Leaving);
        if (asked != Navigation.Uri) return; // the reader went on meanwhile
        (Opened, Gone, _hasDefault, Reading) = (opened.View, opened.Gone, opened.HasDefault, reading);
        if (Reading.Fault is null) await LoadAsync();
    }

    protected abstract Task LoadAsync();

    protected internal async Task AskAsync(Query? query)
    {
        var (before, person) = (Reading.Query?.Text, await PersonAsync());
        var (typed, kept) = await Addresses.OfAsync(person, query, Leaving);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = typed, ["kept"] = kept, ["sealed"] = null, ["from"] = null, ["view"] = query is null && _hasDefault ? SavedViewRow.None : null }));
        if (query is not null) await History.AddAsync(person, List, query.Text, before, Leaving);
    }

    protected void Turn(int skip) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["from"] = skip == 0 ? null : skip.ToString(CultureInfo.InvariantCulture), ["view"] = Opened?.Id.ToString("D") ?? View }));
}
