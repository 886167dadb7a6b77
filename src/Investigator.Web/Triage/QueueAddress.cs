using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Microsoft.AspNetCore.Components;

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

    /// <summary>The query as it stands readable in the address; <c>null</c>: none, or it is <see cref="Sealed"/>.</summary>
    public string? Typed { get; init; }

    /// <summary>The query as it stands sealed in the address.</summary>
    public string? Sealed { get; init; }

    /// <summary>What the query says, or why it can't be read.</summary>
    public QueryReading Reading { get; init; } = new(null, null);

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
    public string In(NavigationManager navigation) => navigation.GetUriWithQueryParameters("/queue", new Dictionary<string, object?>
    {
        ["state"] = State == States[0] ? null : State,
        ["kind"] = Kind?.ToString().ToLowerInvariant(),
        ["text"] = Text,
        ["q"] = Typed,
        ["sealed"] = Sealed,
        ["mine"] = Mine ? true : null,
        ["queue"] = Queue,
        ["late"] = Late ? true : null,
        ["sort"] = Order is QueueOrder.Priority ? null : Order.ToString().ToLowerInvariant(),
        ["dir"] = Descending ? null : "asc",
        ["page"] = Page is 1 ? null : Page.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>The same list under another query, from its first page.</summary>
    public QueueAddress Asking(Query? query, SealedQueries seals)
    {
        var (typed, seal) = seals.Address(query);
        return this with { Text = null, Typed = typed, Sealed = seal, Reading = new(query, null), Page = 1 };
    }

    /// <summary>What the address asks; an old link's part of a text becomes a query for that text.</summary>
    public QueueAddress Opened(string? typed, string? seal, SealedQueries seals)
    {
        if (Text is null) return this with { Typed = typed, Sealed = seal, Reading = seals.Read(typed, seal, QueueFields.All) };
        var text = new TextTerm(QueryPattern.Plain(Text));
        return Asking(seals.Read(typed, seal, QueueFields.All).Query is { } query ? query.And(text) : Query.Of(text), seals) with { Page = Page };
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
