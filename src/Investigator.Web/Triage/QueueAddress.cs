using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Investigator.Web.Triage;

/// <summary>What the queue's query string says: whatever a stranger wrote there, it reads as a valid filter.</summary>
/// <param name="State"><c>waiting</c> (open and claimed), <c>open</c>, <c>claimed</c>, <c>closed</c>, <c>snoozed</c> or <c>all</c>.</param>
/// <param name="Mine">Only what the reader has claimed.</param>
public sealed record QueueAddress(string State, SubjectKind? Kind, string? Text, bool Mine, QueueOrder Order, bool Descending, int Page)
{
    /// <summary>Only this queue's; <c>null</c>: all.</summary>
    public string? Queue { get; init; }

    /// <summary>Only what is past its target.</summary>
    public bool Late { get; init; }

    /// <summary>The query as it stands readable in the address; <c>null</c>: none, or it is <see cref="Kept"/>.</summary>
    public string? Typed { get; init; }

    /// <summary>The id in the address under which the console keeps the query.</summary>
    public string? Kept { get; init; }

    /// <summary>What the query says, or why it can't be read.</summary>
    public QueryReading Reading { get; init; } = new(null, null);

    /// <summary>The saved view that the list was opened with. As long as nothing but the page differs from it, its id is the whole address.</summary>
    public Guid? View { get; init; }

    /// <summary>What <see cref="View"/> asks, as <see cref="Asks"/> gives it.</summary>
    public string? ViewAsks { get; init; }

    /// <summary>The list opens with a view of the reader's choice, so that no parameter at all does not mean everything.</summary>
    public bool HasDefault { get; init; }

    /// <summary>True while the list is what its view says.</summary>
    public bool IsView => View is not null && ViewAsks == Asks;

    /// <summary>Everything but the page, in one text.</summary>
    public string Asks => $"{Settings}\n{Text}\n{Reading.Query?.Text}";

    /// <summary>What beside query and page narrows and orders the list, as parameters of an address.</summary>
    public string Settings => string.Join('&', Narrowing().Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    /// <summary>True: the query says by itself which states are meant.</summary>
    public bool StateIsAsked => Reading.Query?.Asks(QueueFields.State) is true;

    /// <summary>How far matches are counted before the first page is shown.</summary>
    public const int CountedAtOnce = 10_000;

    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    private const int LastPage = 100_000;

    /// <summary>The states a person can choose, in the order shown.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", "open", "claimed", "snoozed", "closed", "all"];

    /// <summary>True when something beside the default order and page narrows the list.</summary>
    public bool Filters => State != States[0] || Kind is not null || Text is not null || Mine || Queue is not null || Late || Reading.Query is not null || Reading.Fault is not null;

    public static QueueAddress Read(string? state, string? kind, string? text, bool mine, string? sort, string? direction, int? page) => new(
        States.FirstOrDefault(known => known == state) ?? States[0],
        Enum.TryParse<SubjectKind>(kind, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null,
        string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, 128)],
        mine,
        Enum.TryParse<QueueOrder>(sort, ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : QueueOrder.Priority,
        direction != "asc",
        Math.Clamp(page ?? 1, 1, LastPage));

    /// <summary>The address of this filter, without what is default.</summary>
    public string In(NavigationManager navigation)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["page"] = Page is 1 ? null : Page.ToString(CultureInfo.InvariantCulture) };
        if (IsView) return navigation.GetUriWithQueryParameters("/queue", new Dictionary<string, object?>(parameters) { ["view"] = View!.Value.ToString("D") });
        foreach (var (name, value) in Narrowing()) parameters[name] = value;
        (parameters["text"], parameters["q"], parameters["kept"]) = (Text, Typed, Kept);
        if (HasDefault && parameters.Values.All(value => value is null)) parameters["view"] = SavedViewRow.None;
        return navigation.GetUriWithQueryParameters("/queue", parameters);
    }

    /// <summary>What a view asks. A query that this version can't read any more is a fault, as in a link.</summary>
    public static async Task<QueueAddress> OfAsync(SavedView view, int? page, Person who, QueryAddresses addresses, CancellationToken ct)
    {
        var settings = QueryHelpers.ParseQuery(view.Settings);
        string? One(string name) => settings.TryGetValue(name, out var values) ? values.ToString() : null;
        var read = Read(One("state"), One("kind"), null, One("mine") is "true", One("sort"), One("dir"), page) with { Queue = NameOf(One("queue")), Late = One("late") is "true" };
        var reading = Query.Read(view.Query, QueueFields.All);
        var opened = reading.Fault is null ? await read.AskingAsync(reading.Query, who, addresses, ct) with { Page = read.Page } : read with { Typed = view.Query, Reading = reading };
        return opened with { View = view.Id, ViewAsks = opened.Asks };
    }

    private IEnumerable<(string Name, string? Value)> Narrowing() =>
    [
        ("state", State == States[0] ? null : State),
        ("kind", Kind?.ToString().ToLowerInvariant()),
        ("mine", Mine ? "true" : null),
        ("queue", Queue),
        ("late", Late ? "true" : null),
        ("sort", Order is QueueOrder.Priority ? null : Order.ToString().ToLowerInvariant()),
        ("dir", Descending ? null : "asc"),
    ];

    /// <summary>The same list under another query, from its first page.</summary>
    public async Task<QueueAddress> AskingAsync(Query? query, Person by, QueryAddresses addresses, CancellationToken ct)
    {
        var (typed, kept) = await addresses.OfAsync(by, query, ct);
        return this with { Text = null, Typed = typed, Kept = kept, Reading = new(query, null), Page = 1 };
    }

    /// <summary>What the address asks; an old link's part of a text becomes a query for that text.</summary>
    public async Task<QueueAddress> OpenedAsync(AddressedQuery address, Person who, QueryAddresses addresses, CancellationToken ct)
    {
        var reading = await addresses.ReadAsync(who, address, QueueFields.All, ct);
        if (Text is null) return this with { Typed = address.Typed, Kept = address.Kept, Reading = reading };
        var text = new TextTerm(QueryPattern.Plain(Text));
        return await AskingAsync(reading.Query is { } query ? query.And(text) : Query.Of(text), who, addresses, ct) with { Page = Page };
    }

    /// <summary>The question for the store.</summary>
    /// <param name="personId">Who reads.</param>
    public QueueFilter For(string personId) => new(StatesOf(State), Kind, Text, Mine ? personId : null, Order, Descending, (Page - 1) * PageSize, PageSize)
    {
        Queue = Queue,
        Late = Late,
        Snoozed = State == "snoozed",
        AnyState = StateIsAsked,
        Query = Reading.Query,
        AskedBy = personId,
        CountTo = CountedAtOnce,
    };

    /// <summary>The name of a queue as a stranger may have written it; <c>null</c>: none.</summary>
    public static string? NameOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, RoutingRule.LongestName)];

    /// <summary>Sorted by a column: turned around when it is that column already.</summary>
    public QueueAddress SortedBy(QueueOrder order) => this with { Order = order, Descending = order != Order || !Descending, Page = 1 };

    private static IReadOnlyList<QueueState> StatesOf(string state) => state switch
    {
        "open" => [QueueState.Open],
        "claimed" => [QueueState.Claimed],
        "closed" => [QueueState.Closed],
        "all" => [QueueState.Open, QueueState.Claimed, QueueState.Closed],
        _ => [],
    };
}
