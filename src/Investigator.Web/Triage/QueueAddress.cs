using System.Globalization;
using Investigator.Domain.Triage;
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

    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    private const int LastPage = 100_000;

    /// <summary>The states a person can choose, in the order shown.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", "open", "claimed", "snoozed", "closed", "all"];

    /// <summary>True when something beside the default order and page narrows the list.</summary>
    public bool Filters => State != States[0] || Kind is not null || Text is not null || Mine || Queue is not null || Late;

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
        ["mine"] = Mine ? true : null,
        ["queue"] = Queue,
        ["late"] = Late ? true : null,
        ["sort"] = Order is QueueOrder.Priority ? null : Order.ToString().ToLowerInvariant(),
        ["dir"] = Descending ? null : "asc",
        ["page"] = Page is 1 ? null : Page.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>The question for the store.</summary>
    /// <param name="personId">Who reads.</param>
    public QueueFilter For(string personId) => new(StatesOf(State), Kind, Text, Mine ? personId : null, Order, Descending, (Page - 1) * PageSize, PageSize) { Queue = Queue, Late = Late, Snoozed = State == "snoozed" };

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
